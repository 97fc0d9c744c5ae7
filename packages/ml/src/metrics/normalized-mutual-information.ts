import { contingency } from "./contingency.ts";
import { entropy, mutualInformation } from "./mutual-information.ts";

/** Mutual information over the mean of the two entropies, 0..1; not corrected for chance, so that many small clusters
 *  raise it. Equals scikit-learn's normalized_mutual_info_score (arithmetic mean). Every value is an ordinary cluster;
 *  null without rows.
 *  @throws RangeError when lengths differ. O(n). */
export function normalizedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const table = contingency(a, b);
  const { n, ofA, ofB } = table;
  if (n === 0) return null;
  if (ofA.length === 1 && ofB.length === 1) return 1;
  const shared = mutualInformation(table);
  return shared === 0 ? 0 : shared / ((entropy(ofA, n) + entropy(ofB, n)) / 2);
}
