import { clusterStabilities } from "./cluster-stabilities.ts";
import type { CondensedTree } from "./condensed-tree.ts";
import type { Selection } from "./select-clusters.ts";

export type Membership = {
  /** n: cluster of each row, numbered in the order of their first rows; -1 for noise. */
  labels: Int32Array;
  /** n: lambda at which the row was lost over the largest at which its cluster lost one, 0..1; 0 for noise. */
  probabilities: Float64Array;
  nClusters: number;
  /** nClusters: stability of each, infinite where rows coincide. */
  stabilities: Float64Array;
};

const NOISE = -1;

/** Each row belongs to the selected cluster that held it last. The root, selected alone, keeps only the rows that were
 *  still there at epsilon or, without one, at its end; as scikit-learn's HDBSCAN. O(n). */
export function readMembership(
  tree: CondensedTree,
  selected: Uint8Array,
  { clusterSelectionEpsilon: epsilon }: Pick<Selection, "clusterSelectionEpsilon">,
): Membership {
  const { deaths, lastClusters, lambdas } = tree;
  const homes = selectedAncestors(tree, selected);
  const rootIsAlone = selected.reduce((sum, one) => sum + one, 0) === 1;
  const rootLambdaMin = epsilon > 0 ? 1 / epsilon : deaths[0];
  const names = new Map<number, number>();
  const labels = new Int32Array(lambdas.length).fill(NOISE);
  const probabilities = new Float64Array(lambdas.length);
  lastClusters.forEach((last, row) => {
    const home = homes[last];
    if (home === NOISE || (home === 0 && !(rootIsAlone && lambdas[row] >= rootLambdaMin))) return;
    labels[row] = names.get(home) ?? names.size;
    names.set(home, labels[row]);
    probabilities[row] = lambdas[row] < deaths[home] ? lambdas[row] / deaths[home] : 1;
  });
  const stabilities = clusterStabilities(tree);
  return {
    labels,
    probabilities,
    nClusters: names.size,
    stabilities: Float64Array.from(names.keys(), (cluster) => stabilities[cluster]),
  };
}

/** The nearest selected cluster above each one, itself included; -1 where there is none. */
function selectedAncestors({ nClusters, parents }: CondensedTree, selected: Uint8Array): Int32Array {
  const homes = new Int32Array(nClusters).fill(NOISE);
  for (let cluster = 0; cluster < nClusters; cluster++) {
    if (selected[cluster] === 1) homes[cluster] = cluster;
    else if (cluster > 0) homes[cluster] = homes[parents[cluster]];
  }
  return homes;
}
