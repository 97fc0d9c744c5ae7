import { choleskyInPlace, choleskySolve } from "../matrix/cholesky.ts";
import { sigmoid, softplus } from "./sigmoid.ts";

/** P(1) = 1 / (1 + exp(-(sum of coefficient * column + intercept))). */
export type SoftLogistic = {
  coefficients: number[];
  intercept: number;
  /** Cross-entropy summed over rows, against the targets. */
  loss: number;
  nIter: number;
  converged: boolean;
};

const ITERATIONS_MAX = 100;
const STEP_MIN = 1e-10;
// Keeps the Hessian invertible where it is singular: equal scores, or all of them far in a tail (Lin et al. 2007).
const RIDGE = 1e-12;

/** Logistic regression of a few columns on targets that are probabilities, without a penalty: Newton's method with
 *  backtracking, on standardised columns, which keeps its system well conditioned whatever their scale.
 *  @param columns  k lists of n finite numbers, k small
 *  @param targets  n, 0..1
 *  @param fitIntercept  false holds the intercept at 0
 *  O(n k^2) per iteration, deterministic. */
export function fitSoftLogistic(
  columns: ArrayLike<number>[],
  targets: ArrayLike<number>,
  fitIntercept = true,
): SoftLogistic {
  const n = targets.length;
  const scaled = columns.map((column) => scaledColumn(column, fitIntercept));
  const design = scaled.map(({ z }) => z);
  if (fitIntercept) design.push(new Float64Array(n).fill(1));
  const k = design.length;
  const tolerance = 1e-10 * n;
  let weights = new Float64Array(k);
  let value = lossAt(design, targets, weights);
  let nIter = 0;
  let converged = k === 0;
  for (; !converged && nIter < ITERATIONS_MAX; nIter++) {
    const { gradient, hessian } = derivatives(design, targets, weights);
    converged = gradient.every((slope) => Math.abs(slope) < tolerance);
    if (converged) break;
    choleskyInPlace(hessian, k);
    const step = choleskySolve(hessian, k, gradient);
    const descent = step.reduce((sum, each, a) => sum + each * gradient[a], 0);
    let share = 1;
    let next = stepped(weights, step, share);
    let nextValue = lossAt(design, targets, next);
    while (!(nextValue < value - 1e-4 * share * descent) && share >= STEP_MIN) {
      share /= 2;
      next = stepped(weights, step, share);
      nextValue = lossAt(design, targets, next);
    }
    // No step lowers the loss any more: the optimum to the last bits.
    converged = share < STEP_MIN;
    if (converged) break;
    weights = next;
    value = nextValue;
  }
  const coefficients = scaled.map(({ scale }, a) => weights[a] / scale);
  const moved = scaled.reduce((sum, { centre }, a) => sum + coefficients[a] * centre, 0);
  const intercept = fitIntercept ? weights[k - 1] - moved : 0;
  return { coefficients, intercept, loss: value, nIter, converged };
}

/** Divided by its spread, and centred where an intercept can take the centre up. */
function scaledColumn(column: ArrayLike<number>, centred: boolean): { centre: number; scale: number; z: Float64Array } {
  const n = column.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += column[i];
  const centre = centred ? sum / n : 0;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (column[i] - centre) ** 2;
  const scale = Math.sqrt(squares / n) || 1;
  return { centre, scale, z: Float64Array.from({ length: n }, (_, i) => (column[i] - centre) / scale) };
}

function derivatives(
  design: Float64Array[],
  targets: ArrayLike<number>,
  weights: Float64Array,
): { gradient: Float64Array; hessian: Float64Array } {
  const k = design.length;
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  for (let i = 0; i < targets.length; i++) {
    const p = sigmoid(linear(design, weights, i));
    const residual = p - targets[i];
    const curvature = p * (1 - p);
    for (let a = 0; a < k; a++) {
      gradient[a] += residual * design[a][i];
      for (let b = 0; b <= a; b++) hessian[a * k + b] += curvature * design[a][i] * design[b][i];
    }
  }
  for (let a = 0; a < k; a++) hessian[a * k + a] += RIDGE * targets.length;
  return { gradient, hessian };
}

function stepped(weights: Float64Array, step: Float64Array, share: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(weights, (weight, a) => weight - share * step[a]);
}

function lossAt(design: Float64Array[], targets: ArrayLike<number>, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < targets.length; i++) {
    const at = linear(design, weights, i);
    sum += softplus(at) - targets[i] * at;
  }
  return sum;
}

function linear(design: Float64Array[], weights: Float64Array, i: number): number {
  let sum = 0;
  for (let a = 0; a < design.length; a++) sum += weights[a] * design[a][i];
  return sum;
}
