import type { Confusion } from "./confusion.ts";

/** Share of the rows labelled normal that were predicted normal, 0..1; null when nothing is labelled normal (scikit-learn answers 0 there, with a warning). */
export function specificity({ falsePositive, trueNegative }: Confusion): number | null {
  const of = trueNegative + falsePositive;
  return of === 0 ? null : trueNegative / of;
}
