import { blockedCholeskyInPlace } from "../../matrix/blocked-cholesky.ts";
import { choleskySolve } from "../../matrix/cholesky.ts";
import { applyColumns, applyRows, openCentredRows, weightedGram } from "./centred-products.ts";
import { FLAT_GRADIENT_TOLERANCE, GRADIENT_TOLERANCE, logisticSlopes } from "./logistic-loss.ts";
import type { LogisticProblem, LogisticSolver } from "./logistic-solver.ts";
import { stepLength } from "./step-length.ts";

/** Added to the curvature's diagonal, relative to it: above the rounding of its single-precision products. */
const RIDGE = 1e-6;
/** The curvature of an earlier point serves as long as each step takes the squared Newton decrement below this share. */
const DECREMENT_KEPT = 0.2;

/** Newton's method over the d weights and the intercept, for n >= d. Gradients are in double and exact; the curvature,
 *  whose product with itself costs n d^2, only shapes the steps: it is computed in single precision, kept while it
 *  serves (along the values of C too) and corrected by conjugate directions (Polak and Ribiere). */
export function openPrimalNewton({ features, y, weights }: LogisticProblem): LogisticSolver {
  const d = features.cols;
  const rows = openCentredRows(features);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let theta: Float64Array = new Float64Array(d + 1);
  let decisions: Float64Array = new Float64Array(features.rows);
  let { slope, curvature } = logisticSlopes(decisions, y, weights);
  let gram: Float64Array | null = null;

  return async (C, maxIter) => {
    // The objective over C, so that the curvature of the loss is the same for every C.
    const ridge = 1 / C;
    let factor = gram && (await factorise(gram, d, ridge));
    let previous: { gradient: Float64Array; direction: Float64Array; decrement: number } | null = null;
    for (let nIter = 0; ; nIter++) {
      const gradient = applyColumns(rows, slope);
      for (let j = 0; j < d; j++) gradient[j] += ridge * theta[j];
      const steepness = steepest(gradient, rows.magnitude) / total;
      const settled = steepness <= GRADIENT_TOLERANCE;
      if (settled || nIter === maxIter) return solution(theta, nIter, settled);
      let newton = factor && choleskySolve(factor, d + 1, gradient);
      if (!newton || (previous && dot(newton, gradient) > DECREMENT_KEPT * previous.decrement)) {
        gram = await weightedGram(rows, curvature);
        factor = await factorise(gram, d, ridge);
        newton = choleskySolve(factor, d + 1, gradient);
        previous = null;
      }
      const direction = newton.map((value) => -value);
      const decrement = dot(newton, gradient);
      if (previous) {
        const kept = Math.max(0, (decrement - dot(newton, previous.gradient)) / previous.decrement);
        for (let j = 0; j <= d; j++) direction[j] += kept * previous.direction[j];
      }
      const penalty = { slope: ridge * dot(theta, direction, d), curvature: ridge * dot(direction, direction, d) };
      const change = await applyRows(rows, direction);
      const step = stepLength(decisions, change, dot(gradient, direction), penalty, y, weights);
      // No step descends: flat to the last bit at the optimum, or stuck before it.
      if (!step) return solution(theta, nIter, steepness <= FLAT_GRADIENT_TOLERANCE);
      theta = theta.map((value, j) => value + step.length * direction[j]);
      ({ decisions, slope, curvature } = step);
      previous = { gradient, direction, decrement };
    }
  };

  function solution(at: Float64Array, nIter: number, converged: boolean) {
    const intercept = at[d] - dot(at, rows.mean, d);
    return { weights: at.slice(0, d), intercept, nIter, converged };
  }
}

/** Cholesky factor of the curvature with its penalty. */
async function factorise(gram: Float64Array, d: number, ridge: number): Promise<Float64Array> {
  const size = d + 1;
  const factor = gram.slice();
  // All curvatures can underflow to 0 far from the optimum; the intercept's pivot must stay positive.
  for (let j = 0; j < size; j++) factor[j * size + j] += RIDGE * factor[j * size + j] + (j < d ? ridge : 1e-12);
  await blockedCholeskyInPlace({ data: factor, rows: size, cols: size });
  return factor;
}

function dot(a: Float64Array, b: Float64Array, length = a.length): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += a[j] * b[j];
  return sum;
}

/** Largest slope, per unit of each column's largest entry: in what units a column is given decides nothing. */
function steepest(gradient: Float64Array, magnitude: Float64Array): number {
  let most = 0;
  for (let j = 0; j < gradient.length; j++) {
    const unit = j < magnitude.length ? magnitude[j] : 1;
    if (unit > 0) most = Math.max(most, Math.abs(gradient[j]) / unit);
  }
  return most;
}
