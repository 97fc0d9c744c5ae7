import type { Matrix } from "../../matrix/matrix.ts";

/** Weights w and intercept b that minimise sum_i weights_i log(1 + exp(-(2 y_i - 1)(w . x_i + b))) + |w|^2 / (2 C);
 *  b is not penalised. */
export type LogisticProblem = {
  /** n x d */
  features: Matrix;
  /** n: 0 or 1 */
  y: Float64Array;
  /** n, positive */
  weights: Float64Array;
};

export type LogisticSolution = {
  /** d */
  weights: Float64Array;
  intercept: number;
  nIter: number;
  /** False when maxIter ended the iterations, or no step improves and the gradient is still large: the weights are then
   *  those of the last step. */
  converged: boolean;
};

/** Solves for one C after the other: each starts where the last one ended, with what they share computed once. */
export type LogisticSolver = (C: number, maxIter: number) => Promise<LogisticSolution>;
