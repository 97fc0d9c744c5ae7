import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";

const ITERATIONS_MAX = 12;
// Newton squares the error: after a step this small the next would move nothing that an order of rows could show.
const TOLERANCE = 1e-3;

/** Weights of c columns and an intercept that minimise |w|^2 / 2 + sum_i costs_i log loss_i by Newton's method. Made for
 *  few columns and many fits: columns of about unit size, costs that sum to at most some hundreds.
 *  @param x      n x c, row-major
 *  @param y      n: 0 or 1
 *  @param costs  n, non-negative; a row of cost 0 is not seen
 *  @returns c + 1, the intercept last. O(nIter * n c^2), deterministic. */
export function fitWeightedLogistic(x: Float64Array, c: number, y: Uint8Array, costs: Float64Array): Float64Array {
  const size = c + 1;
  const theta = new Float64Array(size);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (let nIter = 0; nIter < ITERATIONS_MAX; nIter++) {
    hessian.fill(0);
    for (let j = 0; j < c; j++) {
      gradient[j] = theta[j];
      hessian[j * size + j] = 1;
    }
    gradient[c] = 0;
    hessian[c * size + c] = 1e-9;
    for (let i = 0; i < y.length; i++) {
      if (costs[i] === 0) continue;
      const p = 1 / (1 + Math.exp(-decisionOf(x, i, c, theta)));
      const slope = costs[i] * (p - y[i]);
      const curvature = costs[i] * p * (1 - p);
      for (let j = 0; j < c; j++) {
        const value = x[i * c + j];
        gradient[j] += slope * value;
        const weighted = curvature * value;
        const row = j * size;
        for (let t = 0; t <= j; t++) hessian[row + t] += weighted * x[i * c + t];
        hessian[c * size + j] += weighted;
      }
      gradient[c] += slope;
      hessian[c * size + c] += curvature;
    }
    choleskyInPlace(hessian, size);
    const step = choleskySolve(hessian, size, gradient);
    let largest = 0;
    for (let j = 0; j < size; j++) {
      theta[j] -= step[j];
      largest = Math.max(largest, Math.abs(step[j]));
    }
    if (largest < TOLERANCE) break;
  }
  return theta;
}

/** w . x_i + b */
export function decisionOf(x: Float64Array, i: number, c: number, theta: Float64Array): number {
  let sum = theta[c];
  for (let j = 0; j < c; j++) sum += theta[j] * x[i * c + j];
  return sum;
}
