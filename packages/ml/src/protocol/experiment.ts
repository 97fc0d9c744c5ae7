import type { Matrix } from "../matrix/matrix.ts";
import type { Figure } from "./figure.ts";

/** What an experiment learns from: one row a distinct image. */
export type ExperimentInputs = {
  /** n x d embeddings. */
  features: Matrix;
  /** Other descriptions of the same rows, by name, for the methods that need them (see MethodNeeds). */
  views?: Readonly<Record<string, Matrix>>;
  /** n: 0 normal, 1 cancer, -1 unlabelled. */
  labels: Int8Array;
  /** n: family of the row. A family never straddles a train and a test fold. */
  groups: Int32Array;
  /** n: what names the row by its content, such as a hash of its pixels. Rows are put in the order of their keys before
   *  anything is drawn or summed, so that the same rows in another order (files renamed) give the same folds and
   *  scores, bit for bit. Without keys the order given counts. */
  keys?: readonly string[];
};

/** A method of the registry with its parameters (what is left out takes its default) and the protocol's choices. */
export type ExperimentConfig = {
  method: string;
  parameters: Record<string, unknown>;
  nSplits: number;
  seed: number;
};

export type FoldResult = {
  fold: number;
  /** Labelled rows trained on. */
  nTrain: number;
  /** Labelled rows held out. */
  nTest: number;
  /** Unlabelled rows learned from: 0 for a supervised method. */
  nUnlabelled: number;
  /** Null when the held-out rows are of one class, or the fold could not be trained. */
  rocAuc: number | null;
  /** What was chosen inside the fold, such as C, and `converged`: 1 when the fit reached its optimum (its fixed point
   *  for label spreading), 0 when its iterations ended first. Empty when the fold could not be trained. */
  selected: Record<string, number>;
};

/** Curve of the pooled out-of-fold scores, in columns; empty when a class is missing. */
export type RocPoints = { falsePositiveRate: number[]; truePositiveRate: number[] };

export type ExperimentResult = {
  /** Every parameter, defaults filled in. */
  parameters: Record<string, unknown>;
  /** n: P(cancer) from the fold that held the row out; NaN where there is no label or the fold could not be trained. */
  outOfFold: Float64Array;
  folds: FoldResult[];
  figures: Figure[];
  roc: RocPoints;
};

export type ExperimentTools = { onProgress?: (done: number, total: number) => void; signal?: AbortSignal };
