import type { Interval } from "../protocol/figure.ts";
import { studentTCdf, studentTQuantile } from "./student-t.ts";

export type CorrectedT = {
  mean: number;
  standardError: number;
  /** mean / standardError, to compare with Student's t of the degrees of freedom. */
  t: number;
  /** Two-sided, against a mean of 0. */
  pValue: number;
  interval: Interval;
};

/** Mean over cross-validation folds with Nadeau and Bengio's correction (2003): folds share training rows, so the
 *  variance of the mean is (1 / k + nTest / nTrain) s^2, not s^2 / k. Null when fewer than 2 values, or no spread:
 *  equal values would claim certainty.
 *  @param values         k, one a fold (and repeat)
 *  @param testOverTrain  rows held out over rows trained on
 *  @param degreesOfFreedom  of Student's t; default k - 1. Repeats of a cross-validation deal the same rows again: where
 *    the spread of the values must speak for other rows, give those of one repeat
 *  @throws RangeError when level is outside (0, 1), or the ratio or the degrees of freedom are not positive */
export function correctedT(
  values: ArrayLike<number>,
  testOverTrain: number,
  level = 0.95,
  degreesOfFreedom = values.length - 1,
): CorrectedT | null {
  if (!(testOverTrain > 0)) throw new RangeError(`testOverTrain must be positive, got ${testOverTrain}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const k = values.length;
  if (k < 2) return null;
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degreesOfFreedom must be positive, got ${degreesOfFreedom}`);
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / k;
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (k - 1);
  if (list.every((value) => value === list[0]) || variance === 0) return null;
  const standardError = Math.sqrt((1 / k + testOverTrain) * variance);
  const half = studentTQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  const t = mean / standardError;
  return {
    mean,
    standardError,
    t,
    pValue: 2 * studentTCdf(-Math.abs(t), degreesOfFreedom),
    interval: { low: mean - half, high: mean + half, level, method: "nadeau-bengio" },
  };
}
