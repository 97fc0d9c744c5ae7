import type { Learner, LearnerTools, TrainingRows } from "../registry/learner.ts";
import type { Calibration } from "../registry/method.ts";
import { countFamilies } from "./count-families.ts";
import { crossFitScores } from "./cross-fit-scores.ts";
import type { ExperimentConfig, Setting } from "./experiment.ts";
import { recallThreshold } from "./recall-threshold.ts";
import { CALIBRATION_FAMILIES_MIN, fitScoreCalibrator } from "./score-calibrator.ts";

const INNER_SPLITS = 5;

/** A calibrator and a threshold that no held-out row of the fold has touched. */
export type InsideCalibration = Calibration & { threshold: number };

/** Whether folds are calibrated at all: a control and a draw of labels are there for their area alone. */
export function isCalibrated({
  protocol,
  calibrate = true,
}: Pick<ExperimentConfig, "protocol" | "calibrate">): boolean {
  return calibrate && protocol.control === "NONE" && protocol.nLabels === null;
}

/** Calibrates inside the training rows: scores held out by grouped inner folds teach Platt's sigmoid, and the threshold
 *  is the highest that finds the share `recallTarget` of the cancers among them. The representation is fitted again in
 *  each inner fold; what the method leaves to "auto" is not chosen again: give the parameters with the values that the
 *  fit on all training rows selected. They have seen the inner held-out labels, if only through one choice among a few;
 *  choosing again would cost several times the whole fold.
 *  @returns null where a class has fewer than CALIBRATION_FAMILIES_MIN families
 *  Five fits of the learner; deterministic for a given seed. */
export async function calibrateInside(
  learn: Learner<Record<string, unknown>>,
  rows: TrainingRows,
  parameters: Record<string, unknown>,
  { recallTarget, setting }: { recallTarget: number; setting: Setting },
  tools: LearnerTools,
): Promise<InsideCalibration | null> {
  const { normalFamilies, cancerFamilies } = countFamilies(rows.labels, rows.groups);
  if (Math.min(normalFamilies, cancerFamilies) < CALIBRATION_FAMILIES_MIN) return null;
  const scores = await crossFitScores(learn, rows, parameters, INNER_SPLITS, tools, setting);
  const calibration = fitScoreCalibrator(scores, rows.labels, rows.groups);
  const threshold = recallThreshold(scores, rows.labels, recallTarget);
  return calibration && threshold !== null ? { ...calibration, threshold } : null;
}
