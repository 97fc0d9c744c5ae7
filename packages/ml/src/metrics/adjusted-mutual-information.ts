import { contingency, samePartition } from "./contingency.ts";
import { entropy, expectedMutualInformation, mutualInformation } from "./mutual-information.ts";

/** Mutual information less what chance alone gives partitions of these sizes (exact expectation), over the mean of the
 *  two entropies less the same: 1 for the same partition, about 0 for unrelated ones (Vinh, Epps and Bailey 2010).
 *  Equals scikit-learn's adjusted_mutual_info_score (arithmetic mean). Every value is an ordinary cluster; null without
 *  rows.
 *  @throws RangeError when lengths differ. O(n * (clusters of the coarser partition)). */
export function adjustedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const table = contingency(a, b);
  const { n, ofA, ofB } = table;
  if (n === 0) return null;
  // All singletons on both sides have no room between chance and the most: the ratio below would be 0 over 0.
  if (samePartition(table)) return 1;
  if (ofA.length === 1 || ofB.length === 1) return 0;
  const expected = expectedMutualInformation(table);
  const room = (entropy(ofA, n) + entropy(ofB, n)) / 2 - expected;
  const bounded = room < 0 ? Math.min(room, -Number.EPSILON) : Math.max(room, Number.EPSILON);
  return (mutualInformation(table) - expected) / bounded;
}
