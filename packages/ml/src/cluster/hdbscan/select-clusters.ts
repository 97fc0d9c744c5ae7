import { clusterStabilities } from "./cluster-stabilities.ts";
import type { CondensedTree } from "./condensed-tree.ts";

export type Selection = {
  clusterSelectionMethod: "eom" | "leaf";
  clusterSelectionEpsilon: number;
  allowSingleCluster: boolean;
  /** Infinity for none. */
  maxClusterSize: number;
};

/** The clusters of the condensed tree that become the result, 1 or 0 for each; as scikit-learn's HDBSCAN chooses. */
export function selectClusters(tree: CondensedTree, selection: Selection): Uint8Array {
  const selected =
    selection.clusterSelectionMethod === "eom" ? selectByExcessOfMass(tree, selection) : selectLeaves(tree);
  return selection.clusterSelectionEpsilon > 0 ? mergeBelow(tree, selected, selection) : selected;
}

/** From the leaves up, a cluster is kept unless its descendants' stability is larger in sum (Campello et al. 2015,
 *  section 5.3). */
function selectByExcessOfMass(tree: CondensedTree, { allowSingleCluster, maxClusterSize }: Selection): Uint8Array {
  const { nClusters, parents, sizes } = tree;
  const own = clusterStabilities(tree);
  const below = new Float64Array(nClusters);
  const kept = new Uint8Array(nClusters);
  for (let cluster = nClusters - 1; cluster >= 0; cluster--) {
    const keep = below[cluster] <= own[cluster] && sizes[cluster] <= maxClusterSize;
    if (cluster > 0) below[parents[cluster]] += keep ? own[cluster] : below[cluster];
    kept[cluster] = keep && (cluster > 0 || allowSingleCluster) ? 1 : 0;
  }
  return keepTopmost(tree, kept);
}

function keepTopmost({ nClusters, parents }: CondensedTree, kept: Uint8Array): Uint8Array {
  const covered = new Uint8Array(nClusters);
  const topmost = new Uint8Array(nClusters);
  for (let cluster = 0; cluster < nClusters; cluster++) {
    const inside = cluster > 0 && covered[parents[cluster]] === 1;
    topmost[cluster] = kept[cluster] === 1 && !inside ? 1 : 0;
    covered[cluster] = inside || kept[cluster] === 1 ? 1 : 0;
  }
  return topmost;
}

function selectLeaves({ nClusters, parents }: CondensedTree): Uint8Array {
  const leaves = new Uint8Array(nClusters).fill(1);
  // The root is no leaf even when nothing was split off.
  leaves[0] = 0;
  for (let cluster = 1; cluster < nClusters; cluster++) leaves[parents[cluster]] = 0;
  return leaves;
}

/** Clusters split off at a distance below epsilon give way to the ancestor that was there at epsilon (Malzer and Baum
 *  2020). */
function mergeBelow(
  { nClusters, parents, births }: CondensedTree,
  selected: Uint8Array,
  { clusterSelectionEpsilon: epsilon, allowSingleCluster }: Selection,
): Uint8Array {
  const merged = new Uint8Array(nClusters);
  for (let cluster = 0; cluster < nClusters; cluster++) {
    if (selected[cluster] === 0) continue;
    let at = cluster;
    let joins = 1 / births[at] < epsilon;
    while (joins && (parents[at] > 0 || allowSingleCluster)) {
      at = parents[at];
      joins = 1 / births[at] <= epsilon;
    }
    merged[at] = 1;
  }
  return merged;
}
