import type { Confusion } from "./confusion.ts";

/** Share of rows predicted right, 0..1; null when there is no row (scikit-learn answers 0 there, with a warning). */
export function accuracy({ truePositive, falsePositive, trueNegative, falseNegative }: Confusion): number | null {
  const of = truePositive + falsePositive + trueNegative + falseNegative;
  return of === 0 ? null : (truePositive + trueNegative) / of;
}
