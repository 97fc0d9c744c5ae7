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

/** What is done to the features before the method sees them; fitted on the fold's training rows, labelled and not. */
export type Representation =
  | { kind: "raw" }
  | { kind: "standardised" }
  /** Principal axes that keep the most variance. */
  | { kind: "pca"; nComponents: number };

/** INDUCTIVE: held-out rows and all rows of their families leave the pool: the score that speaks for images yet to come.
 *  TRANSDUCTIVE: they stay, unlabelled: the score that speaks for labelling this very set. */
export type Setting = "INDUCTIVE" | "TRANSDUCTIVE";

/** A run whose result is known beforehand, to hold beside the honest one.
 *  - SHUFFLED_LABELS: labels dealt anew among the labelled families: an area of 0.5 is all there is to find
 *  - NAIVE: families ignored, and the features standardised on all rows before anything is held out: the protocol of
 *    most notebooks, to show what it would have claimed */
export type Control = "NONE" | "SHUFFLED_LABELS" | "NAIVE";

export type Protocol = {
  nSplits: number;
  /** Cross-validations, each with its own deal of the families. */
  nRepeats: number;
  setting: Setting;
  control: Control;
  /** Labels of each fold's training rows that may be learned from, drawn by whole families and stratified; the others
   *  count as unlabelled. Null: all. */
  nLabels: number | null;
  /** Share of the labelled cancers that the threshold chosen inside each fold shall find. */
  recallTarget: number;
  /** False alarms that one missed cancer is worth, for costPerImage. Default 10. */
  costRatio?: number;
};

/** A method of the registry with its parameters (what is left out takes its default) and the protocol's choices. */
export type ExperimentConfig = {
  method: string;
  parameters: Record<string, unknown>;
  representation: Representation;
  protocol: Protocol;
  seed: number;
  /** False leaves out calibration and threshold, five fits of six: for folds that are there for their area alone.
   *  Default true. */
  calibrate?: boolean;
};

/** Everything that one fold found: what is kept when the process ends, and not computed again. JSON keeps all of it. */
export type FoldResult = {
  repeat: number;
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
  /** Held-out rows, by their place in the inputs as they were given. */
  rows: number[];
  /** Of each held-out row: P(cancer) as the method gives it; empty when the fold could not be trained. */
  scores: number[];
  /** The same, calibrated on scores held out inside the training rows; null when they were too few, or for a control. */
  calibrated: number[] | null;
  /** Score from which a row is called cancer: the highest that finds the target share of the cancers held out inside the
   *  training rows; null when they were too few. */
  threshold: number | null;
};

/** Curve of the out-of-fold scores, averaged over repeats, in columns; empty when a class is missing. */
export type RocPoints = { falsePositiveRate: number[]; truePositiveRate: number[] };
export type PrecisionRecallPoints = { recall: number[]; precision: number[] };

export type ExperimentResult = {
  /** Every parameter, defaults filled in. */
  parameters: Record<string, unknown>;
  /** n: P(cancer), the mean over repeats of the fold that held the row out; NaN where there is no label or no fold
   *  could be trained. */
  outOfFold: Float64Array;
  /** nRepeats lists of n: the same of each repeat. */
  repeats: Float64Array[];
  /** n: the calibrated scores, averaged in the same way; NaN where there is none. */
  calibrated: Float64Array;
  /** In order of repeat, then fold. */
  folds: FoldResult[];
  figures: Figure[];
  roc: RocPoints;
  precisionRecall: PrecisionRecallPoints;
};

export type ExperimentTools = {
  /** Told the folds done, and their number. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Folds of this very configuration that an earlier run finished: taken, not computed. */
  known?: readonly FoldResult[];
  /** Told each fold as it ends, to keep it. */
  onFold?: (fold: FoldResult) => void;
};
