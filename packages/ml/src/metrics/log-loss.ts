import { checkBinary } from "./confusion.ts";
import { weightedMean } from "./weighted-mean.ts";

/** Mean of -log P(own label), P clipped to [eps, 1 - eps] with eps of a double, as scikit-learn does; null without rows.
 *  @param labels         n: 0 or 1
 *  @param probabilities  n: P(class 1)
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number | null {
  checkBinary(labels, probabilities);
  return weightedMean(logLosses(labels, probabilities));
}

/** The same of each row, n. */
export function logLosses(labels: ArrayLike<number>, probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: labels.length }, (_, i) => {
    const p = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probabilities[i]));
    return labels[i] === 1 ? -Math.log(p) : -Math.log(1 - p);
  });
}
