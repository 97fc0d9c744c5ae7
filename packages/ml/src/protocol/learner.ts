import type { Matrix } from "../matrix/matrix.ts";

/** All that a method may see of a fold. Held-out rows are not in it, so nothing fitted can depend on them. */
export type TrainingRows = {
  /** Labelled rows, m x d. */
  features: Matrix;
  /** m: 0 or 1, both present. */
  labels: Int8Array;
  /** m: family of each row. */
  groups: Int32Array;
  /** Unlabelled rows whose family is not held out, u x d. */
  unlabelled: Matrix;
};

/** A fitted method: scores any rows afterwards. */
export type FittedLearner = {
  /** Choices made inside the training rows, such as C, and `converged`: 0 or 1. */
  selected: Record<string, number>;
  /** Unlabelled rows learned from. */
  nUnlabelled: number;
  /** P(cancer) of each row, q. */
  score(features: Matrix): Float64Array;
};

/** `seed` fixes the learner's own draws. */
export type Learner = (
  rows: TrainingRows,
  parameters: Readonly<Record<string, number | boolean | string>>,
  seed: number,
) => FittedLearner;
