import type { Matrix } from "../matrix/matrix.ts";
import type { WriteScore } from "../score-graph/write-score.ts";

/** The classifier as trained. */
export type FittedBase = {
  /** P(class 1) of each row asked, q. */
  score(features: Matrix): Promise<Float64Array>;
  /** As FittedLearner's. */
  writeScore?: WriteScore;
};

/** Trains the classifier inside self-training and co-training.
 *  @param features  m x d
 *  @param labels    m: 0 or 1, both present
 *  @param rows      m: which of the n training rows they are */
export type FitBase = (features: Matrix, labels: Int8Array, rows: Int32Array) => Promise<FittedBase>;
