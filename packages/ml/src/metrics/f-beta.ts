import type { Confusion } from "./confusion.ts";

/** Weighted harmonic mean of precision and recall of the cancer class, 0..1, recall counting beta times as much; null
 *  when nothing is labelled or predicted cancer (scikit-learn answers 0 there, with a warning).
 *  @throws RangeError when beta is not positive */
export function fBeta({ truePositive, falsePositive, falseNegative }: Confusion, beta: number): number | null {
  if (!(beta > 0)) throw new RangeError(`beta must be positive, got ${beta}`);
  const hits = (1 + beta * beta) * truePositive;
  const of = hits + beta * beta * falseNegative + falsePositive;
  return of === 0 ? null : hits / of;
}
