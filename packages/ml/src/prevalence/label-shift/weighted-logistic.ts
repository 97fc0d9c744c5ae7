import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";

const ITERATIONS_MAX = 100;
// After a step this small what is left moves nothing that an order of rows could show.
const TOLERANCE = 1e-3;

/** Weights of c columns and an intercept that minimise |w|^2 / 2 + sum_i costs_i log loss_i. Made for few columns and
 *  many fits whose classes hardly differ: the curvature of the loss is at most a quarter, so steps by that bound
 *  (Boehning and Lindsay 1988) need one factorisation, never rise, and are few where probabilities stay near one half.
 *  @param x      n x c, row-major
 *  @param y      n: 0 or 1
 *  @param costs  n, non-negative; a row of cost 0 is not seen
 *  @returns c + 1, the intercept last. O(n c^2 + nIter * n c), deterministic. */
export function fitWeightedLogistic(x: Float64Array, c: number, y: Uint8Array, costs: Float64Array): Float64Array {
  const size = c + 1;
  const theta = new Float64Array(size);
  const bound = curvatureBound(x, c, costs);
  choleskyInPlace(bound, size);
  for (let nIter = 0; nIter < ITERATIONS_MAX; nIter++) {
    const gradient = Float64Array.from(theta);
    gradient[c] = 0;
    for (let i = 0; i < y.length; i++) {
      if (costs[i] === 0) continue;
      const slope = costs[i] * (1 / (1 + Math.exp(-decisionOf(x, i, c, theta))) - y[i]);
      for (let j = 0; j < c; j++) gradient[j] += slope * x[i * c + j];
      gradient[c] += slope;
    }
    const step = choleskySolve(bound, size, gradient);
    for (let j = 0; j < size; j++) theta[j] -= step[j];
    if (step.every((value) => Math.abs(value) < TOLERANCE)) break;
  }
  return theta;
}

/** w . x_i + b */
export function decisionOf(x: Float64Array, i: number, c: number, theta: Float64Array): number {
  let sum = theta[c];
  for (let j = 0; j < c; j++) sum += theta[j] * x[i * c + j];
  return sum;
}

/** Lower triangle of I + sum_i costs_i / 4 (x_i, 1)(x_i, 1)^T; the intercept is not penalised. */
function curvatureBound(x: Float64Array, c: number, costs: Float64Array): Float64Array {
  const size = c + 1;
  const bound = new Float64Array(size * size);
  for (let i = 0; i < costs.length; i++) {
    if (costs[i] === 0) continue;
    for (let j = 0; j < c; j++) {
      const weighted = (costs[i] / 4) * x[i * c + j];
      const row = j * size;
      for (let t = 0; t <= j; t++) bound[row + t] += weighted * x[i * c + t];
      bound[c * size + j] += weighted;
    }
    bound[c * size + c] += costs[i] / 4;
  }
  for (let j = 0; j < c; j++) bound[j * size + j] += 1;
  // Costs can all be 0.
  bound[c * size + c] += 1e-9;
  return bound;
}
