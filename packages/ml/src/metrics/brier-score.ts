import { checkBinary } from "./confusion.ts";
import { weightedMean } from "./weighted-mean.ts";

/** Mean squared distance of P(class 1) to the label (Brier 1950), 0..1; null without rows.
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function brierScore(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number | null {
  checkBinary(labels, probabilities);
  return weightedMean(squaredErrors(labels, probabilities));
}

/** The same of each row, n. */
export function squaredErrors(labels: ArrayLike<number>, probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: labels.length }, (_, i) => (probabilities[i] - labels[i]) ** 2);
}
