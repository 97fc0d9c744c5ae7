import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { toDouble } from "../../matrix/to-double.ts";
import {
  FLAT_GRADIENT_TOLERANCE,
  GRADIENT_TOLERANCE,
  HALVINGS_MAX,
  logisticLoss,
  logisticSlopes,
} from "./logistic-loss.ts";
import type { LogisticProblem, LogisticSolution, LogisticSolver } from "./logistic-solver.ts";

/** Damped Newton over n dual coefficients: the optimal weights are X^T a, so only the n x n Gram matrix K is needed.
 *  Each step solves (W^-1 + K) a + b 1 = z, 1 . a = 0 through B = I + W^1/2 K W^1/2, whose eigenvalues are at least 1
 *  (Rasmussen and Williams 2006, algorithm 3.1, with a free intercept). For n < d. */
export async function openDualNewton({ features, y, weights }: LogisticProblem): Promise<LogisticSolver> {
  const { rows: n, cols: d } = features;
  const x: DoubleMatrix = { data: toDouble(features), rows: n, cols: d };
  const { data: gram } = await multiply(x, x, { transposeB: true });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let a = new Float64Array(n);
  let intercept = 0;
  let decisions = new Float64Array(n);

  return async (C, maxIter) => {
    const costs = weights.map((weight) => weight * C);
    let objective = logisticLoss(decisions, y, costs) + dot(a, product(gram, n, a)) / 2;
    for (let nIter = 0; ; nIter++) {
      const { slope, curvature } = logisticSlopes(decisions, y, costs);
      const steepness = gradientSize(a, slope, gram, n) / Math.max(1, C * total);
      const settled = steepness <= GRADIENT_TOLERANCE;
      if (settled || nIter === maxIter) return solution(nIter, settled);
      const target = newtonTarget(gram, n, decisions, intercept, slope, curvature);
      let improved = false;
      for (let halving = 0, length = 1; halving < HALVINGS_MAX && !improved; halving++, length /= 2) {
        const triedA = a.map((value, i) => value + length * (target.a[i] - value));
        const triedIntercept = intercept + length * (target.intercept - intercept);
        const linear = product(gram, n, triedA);
        const triedDecisions = linear.map((value) => value + triedIntercept);
        const triedObjective = logisticLoss(triedDecisions, y, costs) + dot(triedA, linear) / 2;
        improved = triedObjective < objective;
        if (improved) [a, intercept, decisions, objective] = [triedA, triedIntercept, triedDecisions, triedObjective];
      }
      // No shorter step improves: flat to the last bit at the optimum, or stuck before it.
      if (!improved) return solution(nIter, steepness <= FLAT_GRADIENT_TOLERANCE);
    }
  };

  function solution(nIter: number, converged: boolean): LogisticSolution {
    const found = new Float64Array(d);
    for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) found[j] += a[i] * x.data[i * d + j];
    return { weights: found, intercept, nIter, converged };
  }
}

/** Largest entry of the gradient in the weights' own space, bounded through |X^T r|_inf <= |X^T r|_2 = sqrt(r K r). */
function gradientSize(a: Float64Array, slope: Float64Array, gram: Float64Array, n: number): number {
  const residual = a.map((value, i) => value + slope[i]);
  const inWeights = dot(product(gram, n, residual), residual);
  const inIntercept = slope.reduce((sum, value) => sum + value, 0);
  return Math.max(Math.sqrt(Math.max(0, inWeights)), Math.abs(inIntercept));
}

function newtonTarget(
  gram: Float64Array,
  n: number,
  decisions: Float64Array,
  intercept: number,
  slope: Float64Array,
  curvature: Float64Array,
): { a: Float64Array; intercept: number } {
  const root = curvature.map(Math.sqrt);
  const b = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) b[i * n + j] = root[i] * gram[i * n + j] * root[j];
    b[i * n + i] += 1;
  }
  choleskyInPlace(b, n);
  // W (f - b) - slope is W z without dividing by a curvature that may underflow.
  const wz = decisions.map((value, i) => curvature[i] * (value - intercept) - slope[i]);
  const full = decisions.map((value, i) => curvature[i] * value - slope[i]);
  // M v with M = W^1/2 B^-1 W^1/2; for v = W^-1 u this is u - W^1/2 B^-1 W^1/2 K u.
  const spread = (u: Float64Array): Float64Array => {
    const ku = product(gram, n, u);
    const inner = choleskySolve(
      b,
      n,
      ku.map((value, i) => root[i] * value),
    );
    return u.map((value, i) => value - root[i] * inner[i]);
  };
  const fromTarget = spread(full);
  const fromOnes = spread(curvature);
  const sumOnes = fromOnes.reduce((sum, value) => sum + value, 0);
  const sumTarget = fromTarget.reduce((sum, value) => sum + value, 0);
  // All curvatures underflowed: no information about the intercept, keep it.
  if (!(sumOnes > 0)) return { a: spread(wz), intercept };
  const next = sumTarget / sumOnes;
  return { a: fromTarget.map((value, i) => value - next * fromOnes[i]), intercept: next };
}

function product(gram: Float64Array, n: number, v: Float64Array): Float64Array<ArrayBuffer> {
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += gram[i * n + j] * v[j];
    result[i] = sum;
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
