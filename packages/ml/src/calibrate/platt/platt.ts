import { checkFinite, checkScores } from "../check-scores.ts";
import { fitSoftLogistic } from "../fit-soft-logistic.ts";
import { sigmoid } from "../sigmoid.ts";
import { smoothedTargets } from "../smoothed-targets.ts";

/** P(cancer) = 1 / (1 + exp(-(slope * score + intercept))). */
export type PlattModel = {
  slope: number;
  intercept: number;
  nIter: number;
  converged: boolean;
};

/** Sigmoid of a score, fitted to labels by maximum likelihood. The targets are not 1 and 0 but (n+ + 1) / (n+ + 2) and
 *  1 / (n- + 2), so that the slope stays finite where the classes are separable.
 *  @param scores  n: any finite real scores, such as a margin or a logit
 *  @param labels  n: 0 or 1; of one class, the answer is the same for every score
 *  @throws RangeError without rows, when lengths differ, or for a label or score at fault
 *  O(n) per iteration, deterministic. Platt 1999; targets and Newton's method with backtracking of Lin, Lin and
 *  Weng 2007. */
export function fitPlatt(scores: ArrayLike<number>, labels: ArrayLike<number>): PlattModel {
  checkScores(scores, labels);
  const { coefficients, intercept, nIter, converged } = fitSoftLogistic([scores], smoothedTargets(labels));
  return { slope: coefficients[0], intercept, nIter, converged };
}

/** @param scores  q, on the scale of the fit
 *  @returns P(cancer) of each score, q
 *  @throws RangeError naming a score that is not finite */
export function applyPlatt({ slope, intercept }: PlattModel, scores: ArrayLike<number>): Float64Array {
  checkFinite(scores);
  return Float64Array.from({ length: scores.length }, (_, i) => sigmoid(slope * scores[i] + intercept));
}
