import type { Confusion } from "./confusion.ts";
import { recall } from "./recall.ts";
import { specificity } from "./specificity.ts";

/** Mean of recall and specificity, 0..1: 0.5 is a coin's, whatever the class balance. Null when a class is absent
 *  (scikit-learn answers with the other class alone, and a warning). */
export function balancedAccuracy(counts: Confusion): number | null {
  const ofCancer = recall(counts);
  const ofNormal = specificity(counts);
  return ofCancer === null || ofNormal === null ? null : (ofCancer + ofNormal) / 2;
}
