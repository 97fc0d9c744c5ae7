import type { LinearChain } from "../explain/linear-head.ts";
import type { ExperimentConfig, ExperimentInputs, ExperimentTools, FoldResult } from "./experiment.ts";
import { fitFinalModel } from "./fit-final-model.ts";
import { inGivenOrder } from "./order-by-key.ts";

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

/** Scores all rows by the final model. A labelled row's score here has seen its own label: its honest score is the
 *  experiment's out-of-fold one.
 *  @throws RangeError as fitFinalModel */
export async function fitAndScore(
  inputs: ExperimentInputs,
  config: ExperimentConfig,
  folds: readonly FoldResult[],
  outOfFold: ArrayLike<number>,
  tools: Pick<ExperimentTools, "signal"> = {},
): Promise<FinalScores> {
  const { fitted, calibration, inputs: all, order } = await fitFinalModel(inputs, config, folds, outOfFold, tools);
  const { features, views = {} } = all;
  const scores = await fitted.score({ features, views });
  return {
    scores: inGivenOrder(scores, order),
    calibrated: calibration && inGivenOrder(calibration.calibrate(scores), order),
    selected: fitted.selected,
    calibration: calibration?.details ?? null,
    linearHead: fitted.linearHead,
  };
}
