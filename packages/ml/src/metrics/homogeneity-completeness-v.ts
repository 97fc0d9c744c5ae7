import { contingency } from "./contingency.ts";
import { entropy, mutualInformation } from "./mutual-information.ts";

/** All 0..1. `vMeasure` is the harmonic mean of the other two, equal to the normalised mutual information. */
export type HomogeneityCompletenessV = { homogeneity: number; completeness: number; vMeasure: number };

/** Does each cluster hold members of one class only (homogeneity), and is each class held by one cluster
 *  (completeness)? Rosenberg and Hirschberg 2007; equals scikit-learn's homogeneity_completeness_v_measure. Every value
 *  is an ordinary class or cluster; null without rows.
 *  @throws RangeError when lengths differ. O(n). */
export function homogeneityCompletenessV(
  classes: ArrayLike<number>,
  clusters: ArrayLike<number>,
): HomogeneityCompletenessV | null {
  const table = contingency(classes, clusters);
  const { n, ofA, ofB } = table;
  if (n === 0) return null;
  const shared = mutualInformation(table);
  const ofClasses = entropy(ofA, n);
  const ofClusters = entropy(ofB, n);
  const homogeneity = ofClasses === 0 ? 1 : shared / ofClasses;
  const completeness = ofClusters === 0 ? 1 : shared / ofClusters;
  const sum = homogeneity + completeness;
  return { homogeneity, completeness, vMeasure: sum === 0 ? 0 : (2 * homogeneity * completeness) / sum };
}
