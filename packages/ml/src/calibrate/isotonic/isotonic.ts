import { z } from "zod";
import { CalibrationRefused } from "../calibration-refused.ts";
import { checkFinite, checkScores } from "../check-scores.ts";
import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";

export const isotonicParameters = z.object({
  minSamples: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(200)
    .describe(
      "Labelled images below which it is refused: with fewer, its steps follow the sample rather than the score, and a sigmoid does better (Niculescu-Mizil and Caruana 2005).",
    ),
});

export type IsotonicParameters = z.output<typeof isotonicParameters>;

/** Knots of a function that never falls: straight between them, flat beyond. */
export type IsotonicModel = { scores: Float64Array; values: Float64Array };

/** The never-falling function of the score nearest to the labels in squares. Rows of equal score count as one, with
 *  the mean of their labels, as in scikit-learn.
 *  @param scores  n: finite
 *  @param labels  n: 0 or 1
 *  @throws CalibrationRefused below minSamples rows; RangeError when lengths differ or a label or score is at fault
 *  O(n log n), deterministic. Zadrozny and Elkan 2002. */
export function fitIsotonic(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  { minSamples }: IsotonicParameters,
): IsotonicModel {
  checkScores(scores, labels);
  const n = scores.length;
  if (n < minSamples) {
    throw new CalibrationRefused(
      "TOO_FEW_SAMPLES",
      `${n} labelled rows, isotonic calibration needs at least ${minSamples}`,
    );
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => scores[i] - scores[j]);
  const distinct: number[] = [];
  const means: number[] = [];
  const weights: number[] = [];
  for (let start = 0; start < n; ) {
    let end = start;
    let sum = 0;
    while (end < n && scores[order[end]] === scores[order[start]]) sum += labels[order[end++]];
    distinct.push(scores[order[start]]);
    means.push(sum / (end - start));
    weights.push(end - start);
    start = end;
  }
  const fitted = poolAdjacentViolators(means, weights);
  // Inside a flat stretch a knot says nothing.
  const isKnot = (at: number) =>
    at === 0 || at === fitted.length - 1 || fitted[at] !== fitted[at - 1] || fitted[at] !== fitted[at + 1];
  const knots = Array.from(fitted.keys()).filter(isKnot);
  return {
    scores: Float64Array.from(knots, (at) => distinct[at]),
    values: Float64Array.from(knots, (at) => fitted[at]),
  };
}

/** @param scores  q
 *  @returns calibrated P(cancer), q: straight between knots, the nearest knot's beyond them
 *  @throws RangeError naming a score that is not finite
 *  O(q log knots). */
export function applyIsotonic(model: IsotonicModel, scores: ArrayLike<number>): Float64Array {
  checkFinite(scores);
  return Float64Array.from({ length: scores.length }, (_, i) => valueAt(model, scores[i]));
}

function valueAt({ scores, values }: IsotonicModel, score: number): number {
  const last = scores.length - 1;
  if (score <= scores[0]) return values[0];
  if (score >= scores[last]) return values[last];
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scores[middle] <= score) low = middle;
    else high = middle;
  }
  const share = (score - scores[low]) / (scores[high] - scores[low]);
  return values[low] + share * (values[high] - values[low]);
}
