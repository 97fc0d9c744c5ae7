import { z } from "zod";
import { checkScores } from "../check-scores.ts";
import { fitSoftLogistic } from "../fit-soft-logistic.ts";
import { checkProbabilities, logOf, logOfRest } from "../probability-scores.ts";
import { sigmoid } from "../sigmoid.ts";
import { smoothedTargets } from "../smoothed-targets.ts";

export const betaParameters = z.object({
  smoothTargets: z
    .boolean()
    .default(true)
    .describe(
      "Platt's targets in place of 0 and 1, so that the fit stays finite where the scores separate the classes; false is the paper's.",
    ),
});

export type BetaParameters = z.output<typeof betaParameters>;

/** P(cancer) = 1 / (1 + exp(-(a log p - b log(1 - p) + c))), a and b at least 0: never falling in p. */
export type BetaModel = { a: number; b: number; c: number; nIter: number; converged: boolean };

/** Three-parameter beta calibration by maximum likelihood: the identity is among its maps (a = b = 1, c = 0), unlike
 *  Platt's on probabilities, and it can bend low and high scores apart, unlike temperature.
 *  @param scores  n: P(cancer); clipped to 1e-6 from 0 and 1
 *  @param labels  n: 0 or 1
 *  @throws RangeError without rows, when lengths differ, or for a label or score at fault
 *  O(n) per iteration, deterministic. Kull, Silva Filho and Flach 2017. */
export function fitBeta(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  { smoothTargets }: BetaParameters,
): BetaModel {
  checkScores(scores, labels);
  checkProbabilities(scores);
  const targets = smoothTargets ? smoothedTargets(labels) : labels;
  const low = logOf(scores);
  const high = logOfRest(scores).map((log) => -log);
  const both = fitSoftLogistic([low, high], targets);
  const [a, b] = both.coefficients;
  if (a >= 0 && b >= 0) return { a, b, c: both.intercept, nIter: both.nIter, converged: both.converged };
  return onEdge(low, high, targets);
}

/** The loss is convex, so that an optimum outside the quadrant leaves the best one on its edges. */
function onEdge(low: Float64Array, high: Float64Array, targets: ArrayLike<number>): BetaModel {
  const [first, second, flat] = [[low], [high], []].map((columns) => fitSoftLogistic(columns, targets));
  const edges = [
    { fit: first, a: first.coefficients[0], b: 0 },
    { fit: second, a: 0, b: second.coefficients[0] },
    { fit: flat, a: 0, b: 0 },
  ].filter(({ a, b }) => a >= 0 && b >= 0);
  const best = edges.reduce((kept, edge) => (edge.fit.loss < kept.fit.loss ? edge : kept));
  const { intercept: c, nIter, converged } = best.fit;
  return { a: best.a, b: best.b, c, nIter, converged };
}

/** @param scores  q: P(cancer)
 *  @returns calibrated P(cancer), q
 *  @throws RangeError naming a score outside 0..1 */
export function applyBeta({ a, b, c }: BetaModel, scores: ArrayLike<number>): Float64Array {
  checkProbabilities(scores);
  const rest = logOfRest(scores);
  return logOf(scores).map((log, i) => sigmoid(a * log - b * rest[i] + c));
}
