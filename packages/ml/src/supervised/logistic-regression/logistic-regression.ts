import { sigmoid } from "../../calibrate/sigmoid.ts";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { type ClassWeight, rowWeights } from "../class-weights.ts";
import { type LinearModel, linearDecisions } from "../linear-model.ts";
import { openDualNewton } from "./dual-newton.ts";
import type { LogisticSolution } from "./logistic-solver.ts";
import { openPrimalNewton } from "./primal-newton.ts";

export type LogisticRegressionParams = {
  /** Inverse strength of the L2 penalty, > 0. Default 1. */
  C?: number;
  /** balanced: each class weighs n / (2 n_c) a row. Default none. */
  classWeight?: ClassWeight;
  /** Default 100. */
  maxIter?: number;
};

export type LogisticRegressionModel = LogisticSolution;

/** Binary logistic regression with an L2 penalty and a free intercept; the optimum scikit-learn's lbfgs approaches,
 *  reached by Newton steps in the smaller of the two spaces: d + 1 weights, or n dual coefficients when n < d.
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @throws RangeError when a class is absent, a label is neither 0 nor 1, C is not positive, lengths differ or an
 *    entry is not finite
 *  O(nIter * n d min(n, d)), deterministic. */
export async function fitLogisticRegression(
  features: Matrix,
  labels: ArrayLike<number>,
  params: LogisticRegressionParams = {},
): Promise<LogisticRegressionModel> {
  const [model] = await logisticRegressionPath(features, labels, [params.C ?? 1], params);
  return model;
}

/** The same regression for several C, each started where the one before it ended, with products of the features shared:
 *  quickest from the strongest penalty (the smallest C) on. Every model is at its own optimum, whatever the order.
 *  @returns one model a C, in the order given
 *  @throws RangeError as fitLogisticRegression does */
export async function logisticRegressionPath(
  features: Matrix,
  labels: ArrayLike<number>,
  Cs: readonly number[],
  { classWeight = "none", maxIter = 100, signal }: LogisticRegressionParams & { signal?: AbortSignal } = {},
): Promise<LogisticRegressionModel[]> {
  checkFeatures(features);
  for (const C of Cs) if (!(C > 0 && Number.isFinite(C))) throw new RangeError(`C must be a positive number, got ${C}`);
  const weights = rowWeights(labels, features.rows, classWeight);
  const problem = { features, y: Float64Array.from(labels), weights };
  const solve = features.rows < features.cols ? await openDualNewton(problem) : openPrimalNewton(problem);
  const models: LogisticRegressionModel[] = [];
  for (const C of Cs) {
    signal?.throwIfAborted();
    models.push(await solve(C, maxIter));
  }
  return models;
}

/** P(class 1) of each row, n.
 *  @throws RangeError when widths differ or an entry is not finite */
export function predictLogisticRegression(model: LinearModel, features: Matrix): Float64Array {
  return linearDecisions(model, features).map(sigmoid);
}
