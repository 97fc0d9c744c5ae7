import type { FittedLearner, LearnerTools } from "../registry/learner.ts";
import { calibrateInside, type InsideCalibration, isCalibrated } from "./calibrate-inside.ts";
import { withChoices } from "./fixed-choices.ts";
import type { FoldRows } from "./fold-rows.ts";
import type { PreparedExperiment } from "./prepare-experiment.ts";
import { trainingRows } from "./training-rows.ts";

/** All that was fitted in a fold. `score` gives the method's own P(cancer); `calibration` is null for a control, a draw
 *  of labels, and where families are too few. */
export type TrainedFold = FittedLearner & { calibration: InsideCalibration | null };

/** Fits representation, hyper-parameters, method, calibrator and threshold, in this order, on the training rows alone:
 *  it is given no row that the fold holds out.
 *  @returns null when the training rows hold one class only */
export async function trainFold(
  { config, method, learn, inputs }: PreparedExperiment,
  rows: Pick<FoldRows, "train" | "unlabelled">,
  tools: LearnerTools,
): Promise<TrainedFold | null> {
  tools.signal?.throwIfAborted();
  const training = trainingRows(inputs, rows);
  if (new Set(training.labels).size < 2) return null;
  const fitted = await learn(training, method.parameters, tools);
  const { protocol } = config;
  const fixed = withChoices(method.parameters, fitted.selected);
  const calibration = isCalibrated(config) ? await calibrateInside(learn, training, fixed, protocol, tools) : null;
  return { ...fitted, calibration };
}
