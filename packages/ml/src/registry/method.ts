import type { z } from "zod";
import type { Matrix } from "../matrix/matrix.ts";
import type { PrevalenceFit } from "../prevalence/prevalence-fit.ts";
import type { PrevalenceSample } from "../prevalence/prevalence-sample.ts";
import type { GraphWriter } from "../score-graph/graph-writer.ts";
import type { FitTools } from "./fit-tools.ts";
import type { Learner } from "./learner.ts";
import type { ParameterSchema } from "./parameters.ts";

export type Task = "PROJECTION" | "CLUSTERING" | "SUPERVISED" | "SEMI_SUPERVISED" | "CALIBRATION" | "PREVALENCE";

/** What a method must be given. */
export type MethodNeeds = {
  labels: boolean;
  unlabelled: boolean;
  /** Descriptions of each image beside its features: SECOND (a view named "second": the other layer, or another
   *  backbone) or AUGMENTED (views "weak0", "weak1", ... and "strong0", ...: embeddings of augmented copies). */
  views: "NONE" | "SECOND" | "AUGMENTED";
  /** Distances between rows decide it, so that the scale of the columns matters. */
  distance: boolean;
};

/** n rows, d columns, k clusters or neighbours, c components or classes. */
export type MethodCost = {
  time: string;
  memory: string;
  /** Rows beyond which it is too slow or too large for an ordinary computer; null when it grows with n. */
  rowsMax: number | null;
};

type Described<Schema extends ParameterSchema> = {
  id: string;
  name: string;
  description: string;
  /** Paper, or implementation that it equals. */
  source: string;
  parameters: Schema;
  needs: MethodNeeds;
  cost: MethodCost;
};

/** A classifier into normal and cancer. */
export type Classifier<Schema extends ParameterSchema = ParameterSchema> = Described<Schema> & {
  task: "SUPERVISED" | "SEMI_SUPERVISED";
  /** When two methods cannot be told apart the lower rank is preferred: 1 is the simplest. */
  complexityRank: number;
  /** What is fitted inside each fold, on its training rows alone, in order. */
  fittedInsideFold: string[];
  /** Whether a fitted score can leave the product as a graph from features to P(cancer).
   *  - WRITTEN: every fit offers writeScore
   *  - TRANSDUCTIVE: none can: an image is scored by its place among the very images learned from
   *  Left out: nobody has written it. */
  scoreGraph?: "WRITTEN" | "TRANSDUCTIVE";
  learn(...given: Parameters<Learner<z.output<Schema>>>): ReturnType<Learner<z.output<Schema>>>;
};

export type Clustering = {
  /** n: cluster of each row, 0..nClusters - 1; -1 for noise. */
  labels: Int32Array;
  nClusters: number;
  /** n: how firmly the row belongs to its cluster, 0..1; only where the method says. */
  probabilities?: Float64Array;
  /** Figures of the fit itself, such as inertia, bic, nIter, converged. */
  details: Record<string, number>;
};

export type Clusterer<Schema extends ParameterSchema = ParameterSchema> = Described<Schema> & {
  task: "CLUSTERING";
  cluster(features: Matrix, parameters: z.output<Schema>, tools: FitTools): Promise<Clustering>;
};

export type Projection = {
  /** n x c */
  coordinates: Matrix;
  /** Figures of the fit itself, such as explained variance ratios, klDivergence, nIter. */
  details: Record<string, number>;
};

export type Projector<Schema extends ParameterSchema = ParameterSchema> = Described<Schema> & {
  task: "PROJECTION";
  project(features: Matrix, parameters: z.output<Schema>, tools: FitTools): Promise<Projection>;
};

export type Calibration = {
  /** Calibrated P(cancer) of each score, on the scale of those fitted, q. */
  calibrate(scores: ArrayLike<number>): Float64Array;
  /** The same as operators of a graph. @param scores  name of scores, n, double  @returns name of n, double */
  write(graph: GraphWriter, scores: string): string;
  /** Figures of the fit itself, such as slope, temperature, converged. */
  details: Record<string, number>;
};

/** Learns from scores that were held out, and their labels, how to turn a score into a probability. */
export type Calibrator<Schema extends ParameterSchema = ParameterSchema> = Described<Schema> & {
  task: "CALIBRATION";
  /** @param scores  n: P(cancer)
   *  @param labels  n: 0 or 1
   *  @throws CalibrationRefused when the rows are too few for it */
  fit(scores: ArrayLike<number>, labels: ArrayLike<number>, parameters: z.output<Schema>): Calibration;
};

/** Estimates the pool's share of cancers from the scores of labelled and unlabelled rows. */
export type PrevalenceEstimator<Schema extends ParameterSchema = ParameterSchema> = Described<Schema> & {
  task: "PREVALENCE";
  /** Whether these parameters take the scores for probabilities, so that uncalibrated ones must be refused. */
  needsCalibration(parameters: z.output<Schema>): boolean;
  estimate(sample: PrevalenceSample, parameters: z.output<Schema>): PrevalenceFit;
};

export type Method = Classifier | Clusterer | Projector | Calibrator | PrevalenceEstimator;

/** Keeps the tie between a schema and what its method is given. */
export function defineClassifier<Schema extends ParameterSchema>(method: Classifier<Schema>): Classifier<Schema> {
  return method;
}

export function defineClusterer<Schema extends ParameterSchema>(method: Clusterer<Schema>): Clusterer<Schema> {
  return method;
}

export function defineProjector<Schema extends ParameterSchema>(method: Projector<Schema>): Projector<Schema> {
  return method;
}

export function defineCalibrator<Schema extends ParameterSchema>(method: Calibrator<Schema>): Calibrator<Schema> {
  return method;
}

export function definePrevalenceEstimator<Schema extends ParameterSchema>(
  method: PrevalenceEstimator<Schema>,
): PrevalenceEstimator<Schema> {
  return method;
}
