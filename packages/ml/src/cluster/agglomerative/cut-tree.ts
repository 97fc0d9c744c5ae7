import { createUnionFind } from "../union-find.ts";
import type { MergeTree } from "./merge-tree.ts";

/** The tree cut into k clusters: its first n - k merges. A cut into fewer clusters joins clusters of this one.
 *  @returns n: cluster of each row, numbered in the order of their first rows
 *  @throws RangeError when nClusters is not in 1..n. O(n), no distance computed. */
export function cutTree(tree: MergeTree, nClusters: number): Int32Array {
  if (!Number.isInteger(nClusters) || nClusters < 1 || nClusters > tree.nLeaves) {
    throw new RangeError(`nClusters is ${nClusters}, it must be from 1 to the ${tree.nLeaves} rows`);
  }
  return labelsAfter(tree, tree.nLeaves - nClusters);
}

/** The tree cut at a height: clusters at this distance or farther stay apart (scikit-learn's distance_threshold).
 *  @returns n: cluster of each row, numbered in the order of their first rows
 *  @throws RangeError when the distance is not a number. O(n). */
export function cutTreeAt(tree: MergeTree, distance: number): Int32Array {
  if (Number.isNaN(distance)) throw new RangeError("the distance to cut at is NaN");
  const above = tree.distances.findIndex((each) => each >= distance);
  return labelsAfter(tree, above === -1 ? tree.distances.length : above);
}

function labelsAfter({ nLeaves, left, right }: MergeTree, nMerges: number): Int32Array {
  const sets = createUnionFind(nLeaves + nMerges);
  for (let m = 0; m < nMerges; m++) {
    sets.join(left[m], nLeaves + m);
    sets.join(right[m], nLeaves + m);
  }
  const names = new Map<number, number>();
  return Int32Array.from({ length: nLeaves }, (_, row) => {
    const node = sets.find(row);
    const label = names.get(node) ?? names.size;
    names.set(node, label);
    return label;
  });
}
