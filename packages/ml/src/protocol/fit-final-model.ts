import type { FittedLearner } from "../registry/learner.ts";
import type { Calibration } from "../registry/method.ts";
import { isCalibrated } from "./calibrate-inside.ts";
import type { ExperimentConfig, ExperimentInputs, ExperimentTools, FoldResult } from "./experiment.ts";
import { medianChoices, withChoices } from "./fixed-choices.ts";
import { splitFold } from "./fold-rows.ts";
import { prepareExperiment } from "./prepare-experiment.ts";
import { fitScoreCalibrator } from "./score-calibrator.ts";
import { NO_FOLD } from "./stratified-group-folds.ts";
import { trainingRows } from "./training-rows.ts";

/** A method trained on every label, behind its representation. */
export type FinalModel = {
  fitted: FittedLearner;
  /** Null for a control or a draw of labels, and where a class has too few families for it. */
  calibration: Calibration | null;
  /** The rows as they were learned from: in the order of their keys, with the views that the method needs. */
  inputs: ExperimentInputs;
  /** n: place of each of these rows in the inputs as they were given. */
  order: Int32Array;
};

/** Trains on every label (and, for a semi-supervised method, every unlabelled row). The representation is fitted to all
 *  rows, and what "auto" leaves to the data is set to the lower median of what the folds selected, so that scores keep the
 *  scale of the out-of-fold ones that decisions are drawn from; nothing is chosen again, and a draw of labels is not made.
 *  The calibrator is Platt's, of the experiment's averaged out-of-fold scores.
 *  @param folds      of the experiment; none leaves "auto" to the fit on all rows
 *  @param outOfFold  n: the experiment's averaged out-of-fold scores; NaN where there is none
 *  @throws RangeError when the labels hold fewer than two classes (see checkLabels) or outOfFold is not of n scores; else
 *    as runExperiment
 *  One fit of the method; deterministic for a given seed. */
export async function fitFinalModel(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  folds: readonly Pick<FoldResult, "selected">[],
  outOfFold: ArrayLike<number>,
  { signal }: Pick<ExperimentTools, "signal"> = {},
): Promise<FinalModel> {
  const { method, learn, inputs: all, order } = await prepareExperiment(inputs, config);
  const n = all.labels.length;
  if (outOfFold.length !== n) throw new RangeError(`there are ${n} rows, outOfFold has ${outOfFold.length} scores`);
  const training = trainingRows(all, splitFold(all, new Int32Array(n).fill(NO_FOLD), 0));
  if (new Set(training.labels).size < 2)
    throw new RangeError(`the labels of ${training.labels.length} rows hold fewer than two classes`);
  signal?.throwIfAborted();
  const chosen = medianChoices(folds.map(({ selected }) => selected));
  const fitted = await learn(training, withChoices(method.parameters, chosen), { seed: config.seed, signal });
  const held = Float64Array.from(order, (row) => outOfFold[row]);
  const calibration = isCalibrated(config) ? fitScoreCalibrator(held, all.labels, all.groups) : null;
  return { fitted, calibration, inputs: all, order };
}
