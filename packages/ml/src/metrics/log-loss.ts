import { checkBinary } from "./confusion.ts";

/** Mean of -log P(own label), P clipped to [eps, 1 - eps] with eps of a double, as scikit-learn does; null without rows.
 *  @param labels         n: 0 or 1
 *  @param probabilities  n: P(class 1)
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number | null {
  checkBinary(labels, probabilities);
  if (labels.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const p = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probabilities[i]));
    sum -= labels[i] === 1 ? Math.log(p) : Math.log(1 - p);
  }
  return sum / labels.length;
}
