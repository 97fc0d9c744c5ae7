/** Disjoint sets of 0..n - 1, each starting alone. */
export type UnionFind = {
  /** The representative of the set that holds `item`. */
  find(item: number): number;
  /** Joins two sets given by their representatives: the first goes below the second. */
  join(below: number, above: number): void;
};

/** Near-constant time an operation by path halving (Tarjan and van Leeuwen 1984). */
export function createUnionFind(n: number): UnionFind {
  const parents = Int32Array.from({ length: n }, (_, i) => i);
  return {
    find(item) {
      let at = item;
      while (parents[at] !== at) {
        parents[at] = parents[parents[at]];
        at = parents[at];
      }
      return at;
    },
    join(below, above) {
      parents[below] = above;
    },
  };
}
