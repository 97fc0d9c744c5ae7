import type { Confusion } from "./confusion.ts";

/** Share of the rows labelled cancer that were predicted cancer (sensitivity), 0..1; null when nothing is labelled cancer (scikit-learn answers 0 there, with a warning). */
export function recall({ truePositive, falseNegative }: Confusion): number | null {
  const of = truePositive + falseNegative;
  return of === 0 ? null : truePositive / of;
}
