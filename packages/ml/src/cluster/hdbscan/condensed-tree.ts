import type { MergeTree } from "../agglomerative/merge-tree.ts";

/** A single-linkage tree read from the top, small splits taken as a cluster that loses rows (Campello et al. 2013).
 *  Cluster 0 is the root and holds every row; a cluster's number is above its parent's. Densities are lambda, one over
 *  the distance; infinite where rows coincide. */
export type CondensedTree = {
  nClusters: number;
  /** nClusters: the cluster that each was split from; -1 for the root. */
  parents: Int32Array;
  /** nClusters: lambda at which each was split off, 0 for the root. */
  births: Float64Array;
  /** nClusters: largest lambda at which each still lost a row or was split. */
  deaths: Float64Array;
  /** nClusters: rows at its birth. */
  sizes: Int32Array;
  /** n: the smallest cluster that held each row, and the lambda at which it was lost. */
  lastClusters: Int32Array;
  lambdas: Float64Array;
};

/** @param minClusterSize  rows that both sides of a split must have for it to make two clusters; at least 2. O(n). */
export function condenseTree(tree: MergeTree, minClusterSize: number): CondensedTree {
  const { nLeaves: n, left, right, distances, sizes: mergeSizes } = tree;
  const parents = [-1];
  const births = [0];
  const deaths = [0];
  const sizes = [n];
  const lastClusters = new Int32Array(n);
  const lambdas = new Float64Array(n);
  const sizeOf = (node: number) => (node < n ? 1 : mergeSizes[node - n]);

  function lose(node: number, cluster: number, lambda: number): void {
    const below = [node];
    for (let at = below.pop(); at !== undefined; at = below.pop()) {
      if (at >= n) below.push(left[at - n], right[at - n]);
      else {
        lastClusters[at] = cluster;
        lambdas[at] = lambda;
      }
    }
  }

  function splitOff(node: number, parent: number, lambda: number): [node: number, cluster: number] {
    births.push(lambda);
    deaths.push(lambda);
    sizes.push(sizeOf(node));
    return [node, parents.push(parent) - 1];
  }

  const open: [node: number, cluster: number][] = n > 1 ? [[2 * n - 2, 0]] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, cluster] = next;
    const sides = [left[node - n], right[node - n]];
    const distance = distances[node - n];
    const lambda = distance > 0 ? 1 / distance : Infinity;
    deaths[cluster] = Math.max(deaths[cluster], lambda);
    const large = sides.filter((side) => sizeOf(side) >= minClusterSize);
    if (large.length === 2) open.push(...large.map((side) => splitOff(side, cluster, lambda)));
    else {
      for (const side of sides) {
        if (large.includes(side)) open.push([side, cluster]);
        else lose(side, cluster, lambda);
      }
    }
  }
  return {
    nClusters: parents.length,
    parents: Int32Array.from(parents),
    births: Float64Array.from(births),
    deaths: Float64Array.from(deaths),
    sizes: Int32Array.from(sizes),
    lastClusters,
    lambdas,
  };
}
