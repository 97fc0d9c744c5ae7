import { CalibrationRefused } from "../calibrate/calibration-refused.ts";
import type { FittedLearner, Learner, LearnerTools, TrainingRows } from "../registry/learner.ts";
import { findCalibrator } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { crossFitScores } from "./cross-fit-scores.ts";

/** How the scores of a learner become probabilities. */
export type CalibrationConfig = {
  /** A calibrator of the registry, with its parameters (what is left out takes its default). */
  calibrator: string;
  parameters?: Record<string, unknown>;
  /** Inner folds. Default 5; fewer where the rarer class has fewer families. */
  nSplits?: number;
};

/** A learner whose `score` is calibrated, with the held-out scores that its calibrator learned from. */
export type CalibratedLearner = FittedLearner & {
  /** m: calibrated P(cancer) of each labelled training row, from a fit without the row's family; NaN where none could
   *  be trained. The calibrator itself has seen the row: a few parameters, not its features. */
  outOfFold: Float64Array;
  /** m: the same before calibration. */
  uncalibrated: Float64Array;
  /** Figures of the calibrator's fit. */
  calibration: Record<string, number>;
};

/** Fits a learner whose probabilities mean what they say, on the training rows alone: scores held out by grouped inner
 *  folds teach the calibrator, then the learner is fitted once more on every training row and its scores pass through
 *  the calibrator (scikit-learn's CalibratedClassifierCV with ensemble=False).
 *  @throws ParameterError for an unknown calibrator or parameter; CalibrationRefused when the labelled rows or families
 *    are too few
 *  nSplits + 1 times the cost of the learner; deterministic for a given seed. */
export async function crossFitCalibration<Parameters>(
  learn: Learner<Parameters>,
  rows: TrainingRows,
  parameters: Parameters,
  config: CalibrationConfig,
  tools: LearnerTools,
): Promise<CalibratedLearner> {
  const { nSplits = 5 } = config;
  if (!Number.isInteger(nSplits) || nSplits < 2) throw new RangeError(`nSplits is ${nSplits}, at least 2 are needed`);
  const calibrator = findCalibrator(config.calibrator);
  const chosen = parseParameters(calibrator.parameters, config.parameters ?? {});
  const uncalibrated = await crossFitScores(learn, rows, parameters, nSplits, tools);
  const held = Array.from(uncalibrated.keys()).filter((row) => !Number.isNaN(uncalibrated[row]));
  if (held.length === 0) {
    throw new CalibrationRefused("TOO_FEW_FAMILIES", `0 of ${uncalibrated.length} labelled rows could be held out`);
  }
  const { calibrate, details } = calibrator.fit(
    held.map((row) => uncalibrated[row]),
    held.map((row) => rows.labels[row]),
    chosen,
  );
  const outOfFold = new Float64Array(uncalibrated.length).fill(Number.NaN);
  const calibrated = calibrate(held.map((row) => uncalibrated[row]));
  for (const [i, row] of held.entries()) outOfFold[row] = calibrated[i];
  const fitted = await learn(rows, parameters, tools);
  // A calibrator that turns the scores round, or flattens them, leaves nothing that rises with the head.
  const [lowest, highest] = calibrate([0, 1]);
  return {
    ...fitted,
    linearHead: lowest < highest ? fitted.linearHead : undefined,
    score: async (sample) => calibrate(await fitted.score(sample)),
    outOfFold,
    uncalibrated,
    calibration: details,
  };
}

/** The same as a learner, to stand wherever one does. */
export function calibratedLearner<Parameters>(
  learn: Learner<Parameters>,
  config: CalibrationConfig,
): Learner<Parameters> {
  return (rows, parameters, tools) => crossFitCalibration(learn, rows, parameters, config, tools);
}
