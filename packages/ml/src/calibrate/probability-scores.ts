import { isProbability } from "../metrics/is-probability.ts";

/** Nearest that a probability may come to 0 or 1 before its logarithm is taken: neighbours' votes reach both. */
export const PROBABILITY_CLIP = 1e-6;

/** The door of the calibrators that take probabilities.
 *  @throws RangeError naming the first score outside 0..1 */
export function checkProbabilities(scores: ArrayLike<number>): void {
  for (let i = 0; i < scores.length; i++)
    if (!isProbability(scores[i])) throw new RangeError(`score ${scores[i]} at row ${i} is outside 0..1`);
}

/** log p of each, clipped. */
export function logOf(probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: probabilities.length }, (_, i) => Math.log(clipped(probabilities[i])));
}

/** log(1 - p) of each, clipped. */
export function logOfRest(probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: probabilities.length }, (_, i) => Math.log1p(-clipped(probabilities[i])));
}

/** log(p / (1 - p)) of each, clipped. */
export function logitOf(probabilities: ArrayLike<number>): Float64Array {
  const rest = logOfRest(probabilities);
  return logOf(probabilities).map((log, i) => log - rest[i]);
}

function clipped(p: number): number {
  return Math.min(1 - PROBABILITY_CLIP, Math.max(PROBABILITY_CLIP, p));
}
