import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/squared-distances.ts";
import { dualNewton } from "./dual-newton.ts";
import { primalNewton } from "./primal-newton.ts";

export type LogisticRegressionParams = {
  /** Inverse strength of the L2 penalty, > 0. Default 1. */
  C?: number;
  /** balanced: each class weighs n / (2 n_c) a row. Default none. */
  classWeight?: "none" | "balanced";
  /** Default 100. */
  maxIter?: number;
};

export type LogisticRegressionModel = {
  /** d */
  weights: Float64Array;
  intercept: number;
  nIter: number;
  /** False when maxIter ended the iterations, or no step improves and the gradient is still large: the weights are then
   *  those of the last step. */
  converged: boolean;
};

/** What both solvers minimise: |w|^2 / 2 + sum_i costs_i log(1 + exp(-(2 y_i - 1)(w . x_i + b))); b is not penalised. */
export type LogisticProblem = { x: Float64Array; n: number; d: number; y: Float64Array; costs: Float64Array };
export type LogisticSolution = LogisticRegressionModel;

/** Binary logistic regression with an L2 penalty and a free intercept; the optimum scikit-learn's lbfgs approaches,
 *  reached by damped Newton steps in the smaller of the two spaces: d + 1 weights, or n dual coefficients when n < d.
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @throws RangeError when a class is absent, a label is neither 0 nor 1, C is not positive, lengths differ or an
 *    entry is not finite
 *  O(nIter * n d min(n, d)), deterministic. */
export function fitLogisticRegression(
  features: Matrix,
  labels: ArrayLike<number>,
  params: LogisticRegressionParams = {},
): LogisticRegressionModel {
  const { C = 1, classWeight = "none", maxIter = 100 } = params;
  checkFeatures(features);
  if (!(C > 0 && Number.isFinite(C))) throw new RangeError(`C must be a positive number, got ${C}`);
  const { rows: n, cols: d } = features;
  const costs = rowWeights(labels, n, classWeight).map((weight) => weight * C);
  const problem = { x: toDouble(features), n, d, y: Float64Array.from(labels), costs };
  return n < d ? dualNewton(problem, maxIter) : primalNewton(problem, maxIter);
}

/** P(class 1) of each row, n.
 *  @throws RangeError when widths differ or an entry is not finite */
export function predictLogisticRegression(
  model: Pick<LogisticRegressionModel, "weights" | "intercept">,
  features: Matrix,
): Float64Array {
  checkFeatures(features, 0);
  const { data, rows, cols } = features;
  if (cols !== model.weights.length) {
    throw new RangeError(`features has ${cols} columns, the model has ${model.weights.length}`);
  }
  return Float64Array.from({ length: rows }, (_, i) => {
    let decision = model.intercept;
    for (let j = 0; j < cols; j++) decision += data[i * cols + j] * model.weights[j];
    return 1 / (1 + Math.exp(-decision));
  });
}

function rowWeights(labels: ArrayLike<number>, n: number, classWeight: "none" | "balanced"): Float64Array {
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
  const counts = [0, 0];
  for (let i = 0; i < n; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) throw new RangeError(`label ${labels[i]} at row ${i} is neither 0 nor 1`);
    counts[labels[i]]++;
  }
  if (counts[0] === 0 || counts[1] === 0) {
    throw new RangeError(`both classes are needed: ${counts[0]} rows have label 0, ${counts[1]} have label 1`);
  }
  return Float64Array.from({ length: n }, (_, i) => (classWeight === "balanced" ? n / (2 * counts[labels[i]]) : 1));
}
