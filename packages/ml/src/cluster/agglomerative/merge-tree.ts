import { createUnionFind } from "../union-find.ts";

/** The whole tree of a hierarchical clustering of n rows, as n - 1 merges in order of distance. Node i < n is row i,
 *  node n + m is what merge m made; scipy's linkage matrix, column by column. */
export type MergeTree = {
  /** n */
  nLeaves: number;
  /** n - 1: the two nodes that each merge joins, the lower one left. */
  left: Int32Array;
  right: Int32Array;
  /** n - 1, never falling. */
  distances: Float64Array;
  /** n - 1: rows below each merge. */
  sizes: Int32Array;
};

/** n - 1 edges that join n rows, in any order: `a[m]` and `b[m]` are rows of the two sides. */
export type Edges = { a: Int32Array; b: Int32Array; distances: Float64Array };

/** Sorts the edges by distance (equal ones stay in the order given) and names what each joins. O(n log n). */
export function buildMergeTree({ a, b, distances: unsorted }: Edges): MergeTree {
  const nMerges = unsorted.length;
  const nLeaves = nMerges + 1;
  const order = Int32Array.from({ length: nMerges }, (_, m) => m).sort((l, r) => unsorted[l] - unsorted[r] || l - r);
  const left = new Int32Array(nMerges);
  const right = new Int32Array(nMerges);
  const distances = new Float64Array(nMerges);
  const sizes = new Int32Array(nMerges);
  const sets = createUnionFind(nLeaves + nMerges);
  const sizeOf = (node: number) => (node < nLeaves ? 1 : sizes[node - nLeaves]);
  order.forEach((edge, m) => {
    const p = sets.find(a[edge]);
    const q = sets.find(b[edge]);
    left[m] = Math.min(p, q);
    right[m] = Math.max(p, q);
    distances[m] = unsorted[edge];
    sizes[m] = sizeOf(p) + sizeOf(q);
    sets.join(p, nLeaves + m);
    sets.join(q, nLeaves + m);
  });
  return { nLeaves, left, right, distances, sizes };
}
