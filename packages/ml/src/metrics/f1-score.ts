import type { Confusion } from "./confusion.ts";
import { fBeta } from "./f-beta.ts";

/** Harmonic mean of precision and recall of the cancer class, 0..1; null when nothing is labelled or predicted cancer (scikit-learn answers 0 there, with a warning). */
export function f1Score(counts: Confusion): number | null {
  return fBeta(counts, 1);
}

/** Mean of both classes' F1, 0..1; a class that is neither labelled nor predicted is left out, as in scikit-learn.
 *  Null without rows. */
export function f1Macro(counts: Confusion): number | null {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const ofNormal = f1Score({
    truePositive: trueNegative,
    falsePositive: falseNegative,
    trueNegative: truePositive,
    falseNegative: falsePositive,
  });
  const present = [f1Score(counts), ofNormal].filter((value) => value !== null);
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0) / present.length;
}
