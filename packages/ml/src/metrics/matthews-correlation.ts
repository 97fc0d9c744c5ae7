import type { Confusion } from "./confusion.ts";

/** Correlation of labels and predictions, -1..1 (Matthews 1975); null when either takes one value only (scikit-learn
 *  answers 0 there). */
export function matthewsCorrelation(counts: Confusion): number | null {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const labelled = (truePositive + falseNegative) * (trueNegative + falsePositive);
  const predicted = (truePositive + falsePositive) * (trueNegative + falseNegative);
  if (labelled === 0 || predicted === 0) return null;
  const together = truePositive * trueNegative - falsePositive * falseNegative;
  // The root of a square is exact, so that perfect predictions give 1, not a bit more.
  return together / Math.sqrt(labelled * predicted);
}
