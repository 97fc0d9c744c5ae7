import { z } from "zod";
import { checkScores } from "../check-scores.ts";
import { fitSoftLogistic } from "../fit-soft-logistic.ts";
import { checkProbabilities, logitOf } from "../probability-scores.ts";
import { sigmoid } from "../sigmoid.ts";
import { smoothedTargets } from "../smoothed-targets.ts";

export const temperatureParameters = z.object({
  smoothTargets: z
    .boolean()
    .default(true)
    .describe(
      "Platt's targets in place of 0 and 1, so that the temperature stays above 0 where the scores separate the classes; false is scikit-learn's.",
    ),
});

export type TemperatureParameters = z.output<typeof temperatureParameters>;

/** P(cancer) = 1 / (1 + exp(-logit / temperature)). */
export type TemperatureModel = {
  /** Above 1 it draws scores towards 0.5, below 1 away from it. */
  temperature: number;
  /** The likelihood asked for a temperature beyond the bounds: the scores are worse than chance, or separate the
   *  classes. */
  atBound: boolean;
  nIter: number;
};

// scikit-learn searches the logarithm of the inverse temperature here.
const LOG_BOUND = 10;

/** One factor on the logit, by maximum likelihood: it cannot move 0.5, nor change any order.
 *  @param scores  n: P(cancer); clipped to 1e-6 from 0 and 1, where the logit ends
 *  @param labels  n: 0 or 1
 *  @throws RangeError without rows, when lengths differ, or for a label or score at fault
 *  O(n) per iteration, deterministic. Guo, Pleiss, Sun and Weinberger 2017. */
export function fitTemperature(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  { smoothTargets }: TemperatureParameters,
): TemperatureModel {
  checkScores(scores, labels);
  checkProbabilities(scores);
  const targets = smoothTargets ? smoothedTargets(labels) : labels;
  const { coefficients, nIter } = fitSoftLogistic([logitOf(scores)], targets, false);
  // The loss is convex in the inverse temperature, so that its optimum within bounds is the nearest bound.
  const inverse = Math.min(Math.exp(LOG_BOUND), Math.max(Math.exp(-LOG_BOUND), coefficients[0]));
  return { temperature: 1 / inverse, atBound: inverse !== coefficients[0], nIter };
}

/** @param scores  q: P(cancer)
 *  @returns calibrated P(cancer), q
 *  @throws RangeError naming a score outside 0..1 */
export function applyTemperature({ temperature }: TemperatureModel, scores: ArrayLike<number>): Float64Array {
  checkProbabilities(scores);
  return logitOf(scores).map((logit) => sigmoid(logit / temperature));
}
