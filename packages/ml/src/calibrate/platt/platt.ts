import { checkFinite, checkScores } from "../check-scores.ts";
import { sigmoid, softplus } from "../sigmoid.ts";

/** P(cancer) = 1 / (1 + exp(-(slope * score + intercept))). */
export type PlattModel = {
  slope: number;
  intercept: number;
  nIter: number;
  converged: boolean;
};

const ITERATIONS_MAX = 100;
const STEP_MIN = 1e-10;
// Keeps the Hessian invertible where it is singular: equal scores, or all of them far in a tail (Lin et al. 2007).
const RIDGE = 1e-12;

/** Sigmoid of a score, fitted to labels by maximum likelihood. The targets are not 1 and 0 but (n+ + 1) / (n+ + 2) and
 *  1 / (n- + 2), so that the slope stays finite where the classes are separable.
 *  @param scores  n: any finite real scores, such as a margin or a logit
 *  @param labels  n: 0 or 1; of one class, the answer is the same for every score
 *  @throws RangeError without rows, when lengths differ, or for a label or score at fault
 *  O(n) per iteration, deterministic. Platt 1999; targets and Newton's method with backtracking of Lin, Lin and
 *  Weng 2007. */
export function fitPlatt(scores: ArrayLike<number>, labels: ArrayLike<number>): PlattModel {
  checkScores(scores, labels);
  const { centre, scale, z } = standardised(scores);
  const targets = smoothedTargets(labels);
  const n = scores.length;
  const tolerance = 1e-10 * n;
  let slope = 0;
  let intercept = Math.log(meanOf(targets) / (1 - meanOf(targets)));
  let value = loss(z, targets, slope, intercept);
  let nIter = 0;
  let converged = false;
  for (; nIter < ITERATIONS_MAX; nIter++) {
    let [gradientA, gradientB] = [0, 0];
    let [hessianAA, hessianAB, hessianBB] = [RIDGE, 0, RIDGE];
    for (let i = 0; i < n; i++) {
      const p = sigmoid(slope * z[i] + intercept);
      const residual = p - targets[i];
      const weight = p * (1 - p);
      gradientA += residual * z[i];
      gradientB += residual;
      hessianAA += weight * z[i] * z[i];
      hessianAB += weight * z[i];
      hessianBB += weight;
    }
    converged = Math.abs(gradientA) < tolerance && Math.abs(gradientB) < tolerance;
    if (converged) break;
    const determinant = hessianAA * hessianBB - hessianAB * hessianAB;
    const stepA = -(hessianBB * gradientA - hessianAB * gradientB) / determinant;
    const stepB = -(hessianAA * gradientB - hessianAB * gradientA) / determinant;
    const descent = gradientA * stepA + gradientB * stepB;
    let step = 1;
    let next = loss(z, targets, slope + stepA, intercept + stepB);
    while (!(next < value + 1e-4 * step * descent) && step >= STEP_MIN) {
      step /= 2;
      next = loss(z, targets, slope + step * stepA, intercept + step * stepB);
    }
    // No step lowers the loss any more: the optimum to the last bits.
    converged = step < STEP_MIN;
    if (converged) break;
    slope += step * stepA;
    intercept += step * stepB;
    value = next;
  }
  return { slope: slope / scale, intercept: intercept - (slope * centre) / scale, nIter, converged };
}

/** @param scores  q, on the scale of the fit
 *  @returns P(cancer) of each score, q
 *  @throws RangeError naming a score that is not finite */
export function applyPlatt({ slope, intercept }: PlattModel, scores: ArrayLike<number>): Float64Array {
  checkFinite(scores);
  return Float64Array.from({ length: scores.length }, (_, i) => sigmoid(slope * scores[i] + intercept));
}

/** Scores with mean 0 and deviation 1, which keeps Newton's system well conditioned whatever their scale. */
function standardised(scores: ArrayLike<number>): { centre: number; scale: number; z: Float64Array } {
  const n = scores.length;
  const centre = meanOf(scores);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (scores[i] - centre) ** 2;
  const scale = Math.sqrt(squares / n) || 1;
  return { centre, scale, z: Float64Array.from({ length: n }, (_, i) => (scores[i] - centre) / scale) };
}

function smoothedTargets(labels: ArrayLike<number>): Float64Array {
  let positives = 0;
  for (let i = 0; i < labels.length; i++) positives += labels[i];
  const ofPositive = (positives + 1) / (positives + 2);
  const ofNegative = 1 / (labels.length - positives + 2);
  return Float64Array.from({ length: labels.length }, (_, i) => (labels[i] === 1 ? ofPositive : ofNegative));
}

function loss(z: Float64Array, targets: Float64Array, slope: number, intercept: number): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    const at = slope * z[i] + intercept;
    sum += softplus(at) - targets[i] * at;
  }
  return sum;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
