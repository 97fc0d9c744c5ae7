import type { Confusion } from "./confusion.ts";

/** Harmonic mean of precision and recall of the cancer class, 0..1; null when nothing is labelled or predicted cancer (scikit-learn answers 0 there, with a warning). */
export function f1Score({ truePositive, falsePositive, falseNegative }: Confusion): number | null {
  const of = 2 * truePositive + falsePositive + falseNegative;
  return of === 0 ? null : (2 * truePositive) / of;
}
