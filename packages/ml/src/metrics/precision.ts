import type { Confusion } from "./confusion.ts";

/** Share of the rows predicted cancer that are labelled cancer, 0..1; null when nothing was predicted cancer (scikit-learn answers 0 there, with a warning). */
export function precision({ truePositive, falsePositive }: Confusion): number | null {
  const of = truePositive + falsePositive;
  return of === 0 ? null : truePositive / of;
}
