import type { CondensedTree } from "./condensed-tree.ts";

/** Stability of each cluster: over its rows, the sum of how far each stayed beyond the cluster's birth, in lambda
 *  (Campello et al. 2013, equation 3); the excess of mass. Infinite for a cluster whose rows coincide. O(n). */
export function clusterStabilities(tree: CondensedTree): Float64Array {
  const { nClusters, parents, births, sizes, lastClusters, lambdas } = tree;
  const stabilities = new Float64Array(nClusters);
  lastClusters.forEach((cluster, row) => {
    stabilities[cluster] += excess(lambdas[row], births[cluster]);
  });
  for (let cluster = 1; cluster < nClusters; cluster++) {
    const parent = parents[cluster];
    stabilities[parent] += excess(births[cluster], births[parent]) * sizes[cluster];
  }
  return stabilities;
}

/** Coinciding rows may be born and lost at infinity: they stayed for nothing. */
function excess(end: number, start: number): number {
  return end === start ? 0 : end - start;
}
