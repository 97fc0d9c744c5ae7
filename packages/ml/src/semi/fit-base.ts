import type { Matrix } from "../matrix/matrix.ts";

/** P(class 1) of each row asked, q. */
export type BaseScore = (features: Matrix) => Promise<Float64Array>;

/** Trains the classifier inside self-training and co-training.
 *  @param features  m x d
 *  @param labels    m: 0 or 1, both present
 *  @param rows      m: which of the n training rows they are */
export type FitBase = (features: Matrix, labels: Int8Array, rows: Int32Array) => Promise<BaseScore>;
