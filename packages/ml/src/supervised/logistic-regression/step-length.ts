import { logisticSlopes } from "./logistic-loss.ts";

const TRIALS_MAX = 30;
/** How much of the first slope may be left along the direction. */
const SLOPE_LEFT = 0.1;

export type Step = {
  length: number;
  decisions: Float64Array;
  slope: Float64Array;
  curvature: Float64Array;
};

/** Goes along a direction until the objective has stopped falling: a safeguarded Newton iteration on the derivative in
 *  the step's length, which is cheap because decisions are linear in it. Derivatives keep their digits at the optimum,
 *  where differences of the objective have none left.
 *  @param change    change of each decision for a step of 1, n
 *  @param penalty   slope and curvature of the penalty along the direction, at length 0
 *  @returns null when the direction does not descend */
export function stepLength(
  decisions: Float64Array,
  change: Float64Array,
  slopeAtZero: number,
  penalty: { slope: number; curvature: number },
  y: Float64Array,
  weights: Float64Array,
): Step | null {
  if (!(slopeAtZero < 0)) return null;
  let [low, high] = [0, Infinity];
  let length = 1;
  let best: Step | null = null;
  for (let trial = 0; trial < TRIALS_MAX; trial++) {
    const tried = decisions.map((value, i) => value + length * change[i]);
    const { slope, curvature } = logisticSlopes(tried, y, weights);
    let first = penalty.slope + length * penalty.curvature;
    let second = penalty.curvature;
    for (let i = 0; i < change.length; i++) {
      first += slope[i] * change[i];
      second += curvature[i] * change[i] * change[i];
    }
    if (!Number.isFinite(first)) {
      high = length;
      length = (low + high) / 2;
      continue;
    }
    best = { length, decisions: tried, slope, curvature };
    if (Math.abs(first) <= SLOPE_LEFT * -slopeAtZero) return best;
    if (first < 0) low = length;
    else high = length;
    const newton = length - first / second;
    const inside = newton > low && newton < high;
    if (inside) length = Math.min(newton, 10 * length);
    else length = high === Infinity ? 2 * length : (low + high) / 2;
  }
  return best;
}
