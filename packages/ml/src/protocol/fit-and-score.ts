import type { LinearChain } from "../explain/linear-head.ts";
import { isCalibrated } from "./calibrate-inside.ts";
import type { ExperimentConfig, ExperimentInputs, ExperimentTools, FoldResult } from "./experiment.ts";
import { medianChoices, withChoices } from "./fixed-choices.ts";
import { splitFold } from "./fold-rows.ts";
import { inGivenOrder } from "./order-by-key.ts";
import { prepareExperiment } from "./prepare-experiment.ts";
import { fitScoreCalibrator } from "./score-calibrator.ts";
import { NO_FOLD } from "./stratified-group-folds.ts";
import { trainingRows } from "./training-rows.ts";

export type FinalScores = {
  /** n: P(cancer) as the method gives it. */
  scores: Float64Array;
  /** n: the same, calibrated; null for a control or a draw of labels, and where a class has too few families for it. */
  calibrated: Float64Array | null;
  /** What the final fit chose, such as C, and `converged`. */
  selected: Record<string, number>;
  /** Figures of the calibrator's fit, such as its slope; null with `calibrated`. */
  calibration: Record<string, number> | null;
  /** Where the score rises with one linear function of the raw features: that function. */
  linearHead?: LinearChain;
};

/** Trains on every label (and, for a semi-supervised method, every unlabelled row) and scores all rows. The
 *  representation is fitted to all rows, and what "auto" leaves to the data is set to the lower median of what the folds
 *  selected, so that these scores keep the scale of the out-of-fold ones that decisions are drawn from; nothing is
 *  chosen again, and a draw of labels is not made. The calibrator is Platt's, of the experiment's averaged out-of-fold
 *  scores.
 *  A labelled row's score here has seen its own label: its honest score is the experiment's out-of-fold one.
 *  @param folds      of the experiment; none leaves "auto" to the fit on all rows
 *  @param outOfFold  n: the experiment's averaged out-of-fold scores; NaN where there is none
 *  @throws RangeError when the labels hold fewer than two classes (see checkLabels) or outOfFold is not of n scores; else
 *    as runExperiment
 *  One fit of the method; deterministic for a given seed. */
export async function fitAndScore(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  folds: readonly FoldResult[],
  outOfFold: ArrayLike<number>,
  { signal }: Pick<ExperimentTools, "signal"> = {},
): Promise<FinalScores> {
  const { method, learn, inputs: all, order } = await prepareExperiment(inputs, config);
  const n = all.labels.length;
  if (outOfFold.length !== n) throw new RangeError(`there are ${n} rows, outOfFold has ${outOfFold.length} scores`);
  const training = trainingRows(all, splitFold(all, new Int32Array(n).fill(NO_FOLD), 0));
  if (new Set(training.labels).size < 2)
    throw new RangeError(`the labels of ${training.labels.length} rows hold fewer than two classes`);
  signal?.throwIfAborted();
  const chosen = medianChoices(folds.map(({ selected }) => selected));
  const tools = { seed: config.seed, signal };
  const fitted = await learn(training, withChoices(method.parameters, chosen), tools);
  const { features, views = {} } = all;
  const scores = await fitted.score({ features, views });
  const held = Float64Array.from(order, (row) => outOfFold[row]);
  const calibration = isCalibrated(config) ? fitScoreCalibrator(held, all.labels, all.groups) : null;
  return {
    scores: inGivenOrder(scores, order),
    calibrated: calibration && inGivenOrder(calibration.calibrate(scores), order),
    selected: fitted.selected,
    calibration: calibration?.details ?? null,
    linearHead: fitted.linearHead,
  };
}
