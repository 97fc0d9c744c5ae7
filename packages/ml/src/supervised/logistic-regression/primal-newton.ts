import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";
import {
  FLAT_GRADIENT_TOLERANCE,
  GRADIENT_TOLERANCE,
  HALVINGS_MAX,
  logisticLoss,
  logisticSlopes,
} from "./logistic-loss.ts";
import type { LogisticProblem, LogisticSolution } from "./logistic-regression.ts";

/** Damped Newton over the d weights and the intercept. For n >= d. */
export function primalNewton({ x, n, d, y, costs }: LogisticProblem, maxIter: number): LogisticSolution {
  const size = d + 1;
  let theta = new Float64Array(size);
  let decisions = new Float64Array(n);
  let objective = logisticLoss(decisions, y, costs);
  const scale = costs.reduce((sum, cost) => sum + cost, 0);
  for (let nIter = 0; ; nIter++) {
    const { slope, curvature } = logisticSlopes(decisions, y, costs);
    const gradient = gradientOf(x, n, d, slope, theta);
    const steepness = largestMagnitude(gradient) / Math.max(1, scale);
    const settled = steepness <= GRADIENT_TOLERANCE;
    if (settled || nIter === maxIter) return solution(theta, d, nIter, settled);
    const hessian = hessianOf(x, n, d, curvature);
    choleskyInPlace(hessian, size);
    const step = choleskySolve(hessian, size, gradient);
    let improved = false;
    for (let halving = 0, length = 1; halving < HALVINGS_MAX && !improved; halving++, length /= 2) {
      const tried = theta.map((value, j) => value - length * step[j]);
      const triedDecisions = decide(x, n, d, tried);
      const triedObjective = logisticLoss(triedDecisions, y, costs) + penalty(tried, d);
      improved = triedObjective < objective;
      if (improved) [theta, decisions, objective] = [tried, triedDecisions, triedObjective];
    }
    // No shorter step improves: flat to the last bit at the optimum, or stuck before it.
    if (!improved) return solution(theta, d, nIter, steepness <= FLAT_GRADIENT_TOLERANCE);
  }
}

function solution(theta: Float64Array, d: number, nIter: number, converged: boolean): LogisticSolution {
  return { weights: theta.slice(0, d), intercept: theta[d], nIter, converged };
}

function decide(x: Float64Array, n: number, d: number, theta: Float64Array): Float64Array<ArrayBuffer> {
  const decisions = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = theta[d];
    for (let j = 0; j < d; j++) sum += x[i * d + j] * theta[j];
    decisions[i] = sum;
  }
  return decisions;
}

function penalty(theta: Float64Array, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) sum += theta[j] * theta[j];
  return sum / 2;
}

function gradientOf(x: Float64Array, n: number, d: number, slope: Float64Array, theta: Float64Array): Float64Array {
  const gradient = Float64Array.from(theta);
  gradient[d] = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) gradient[j] += slope[i] * x[i * d + j];
    gradient[d] += slope[i];
  }
  return gradient;
}

/** Lower triangle only: that is all the factorisation reads. */
function hessianOf(x: Float64Array, n: number, d: number, curvature: Float64Array): Float64Array {
  const size = d + 1;
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    const at = i * d;
    for (let j = 0; j < d; j++) {
      const weighted = curvature[i] * x[at + j];
      const row = j * size;
      for (let t = 0; t <= j; t++) hessian[row + t] += weighted * x[at + t];
      hessian[d * size + j] += weighted;
    }
    hessian[d * size + d] += curvature[i];
  }
  for (let j = 0; j < d; j++) hessian[j * size + j] += 1;
  // All curvatures can underflow to 0 far from the optimum; the intercept's pivot must stay positive.
  hessian[d * size + d] += 1e-12;
  return hessian;
}

function largestMagnitude(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
