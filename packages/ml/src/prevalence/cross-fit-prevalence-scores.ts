import type { CalibrationConfig } from "../calibrate/calibration-config.ts";
import type { ChosenMethod } from "../protocol/choose-method.ts";
import { crossFitScores } from "../protocol/cross-fit-scores.ts";
import { effectiveSplits } from "../protocol/effective-splits.ts";
import { createRandom } from "../random/random.ts";
import type { FittedLearner, Learner, LearnerTools, Sample, TrainingRows } from "../registry/learner.ts";
import { findCalibrator } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { crossCalibrate } from "./cross-calibrate.ts";

export type CrossFittedScores = {
  /** m' rows of the labelled ones that a fold could score, by place. */
  held: number[];
  /** m': calibrated P(cancer), out of fold. */
  labelled: Float64Array;
  /** m': the same, by a calibrator that has not seen the row's family; null where it refuses a fold's rows. */
  heldOut: Float64Array | null;
  /** One list a fold model, u: calibrated P(cancer) of the pool. */
  pool: Float64Array[];
};

/** Scores of both sets by the same fold models. A single model trained on every label would separate the pool better
 *  than the fold models separate the labelled rows, and each estimator would take that for a more extreme share:
 *  measured at 99 labels and 64 columns, by 0.03 at a share of 0.1.
 *  @param pool  u rows, none of a labelled row's family
 *  @throws CalibrationRefused when the calibrator refuses the labelled rows; ParameterError for an unknown one
 *  nSplits times the cost of the method. */
export async function crossFitPrevalenceScores(
  rows: TrainingRows,
  pool: Sample,
  { classifier, parameters }: ChosenMethod,
  calibration: CalibrationConfig,
  tools: LearnerTools,
): Promise<CrossFittedScores> {
  const { nSplits = 5 } = calibration;
  const calibrator = findCalibrator(calibration.calibrator);
  const chosen = parseParameters(calibrator.parameters, calibration.parameters ?? {});
  const models: FittedLearner[] = [];
  const learn: Learner<Record<string, unknown>> = async (...given) => {
    const model = await classifier.learn(...given);
    models.push(model);
    return model;
  };
  const outOfFold = await crossFitScores(learn, rows, parameters, nSplits, tools);
  const held = Array.from(outOfFold.keys()).filter((row) => !Number.isNaN(outOfFold[row]));
  const scores = Float64Array.from(held, (row) => outOfFold[row]);
  const labels = Int8Array.from(held, (row) => rows.labels[row]);
  const groups = Int32Array.from(held, (row) => rows.groups[row]);
  const { calibrate } = calibrator.fit(scores, labels, chosen);
  const inner = effectiveSplits(labels, groups, nSplits);
  const random = createRandom(tools.seed, "cross calibrate");
  const poolScores: Float64Array[] = [];
  for (const model of models) {
    tools.signal?.throwIfAborted();
    poolScores.push(calibrate(await model.score(pool)));
  }
  return {
    held,
    labelled: calibrate(scores),
    heldOut: crossCalibrate(calibrator, chosen, scores, labels, groups, inner, random),
    pool: poolScores,
  };
}
