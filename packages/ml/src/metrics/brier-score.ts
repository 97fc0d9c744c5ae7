import { checkBinary } from "./confusion.ts";

/** Mean squared distance of P(class 1) to the label (Brier 1950), 0..1; null without rows.
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function brierScore(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number | null {
  checkBinary(labels, probabilities);
  if (labels.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += (probabilities[i] - labels[i]) ** 2;
  return sum / labels.length;
}
