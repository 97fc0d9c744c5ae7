import type { Confusion } from "./confusion.ts";

/** Agreement of labels and predictions beyond chance, -1..1 (Cohen 1960); null without rows, or when all labels and
 *  all predictions are one and the same class, where chance alone agrees wholly. */
export function cohenKappa(counts: Confusion): number | null {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const n = truePositive + falsePositive + trueNegative + falseNegative;
  const byChance =
    (truePositive + falseNegative) * (truePositive + falsePositive) +
    (trueNegative + falsePositive) * (trueNegative + falseNegative);
  if (byChance === n * n) return null;
  return (n * (truePositive + trueNegative) - byChance) / (n * n - byChance);
}
