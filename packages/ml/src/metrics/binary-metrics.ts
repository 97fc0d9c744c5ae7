import type { FigureReason } from "../protocol/figure.ts";
import { accuracy } from "./accuracy.ts";
import { rankedAveragePrecision } from "./average-precision.ts";
import { balancedAccuracy } from "./balanced-accuracy.ts";
import { squaredErrors } from "./brier-score.ts";
import { binnedCalibrationError } from "./calibration-error.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { type Confusion, checkBinary, confusionAt, confusionCells, countCells } from "./confusion.ts";
import { fBeta } from "./f-beta.ts";
import { f1Macro, f1Score } from "./f1-score.ts";
import { logLosses } from "./log-loss.ts";
import { matthewsCorrelation } from "./matthews-correlation.ts";
import { precision } from "./precision.ts";
import { BINS, probabilityBins } from "./probability-bins.ts";
import { rankByScore } from "./ranking.ts";
import { recall } from "./recall.ts";
import { rankedRocAuc } from "./roc-auc.ts";
import { specificity } from "./specificity.ts";
import { weightedMean } from "./weighted-mean.ts";

export type BinaryMetric = keyof typeof NEEDS;

/** A figure of the rows, each counted as often as its weight says (once, without weights); null where undefined. */
export type BinaryStatistic = (weights?: ArrayLike<number>) => number | null;

/** What each metric divides by, and says when there is none of it. */
const NEEDS = {
  rocAuc: ["NO_POSITIVES", "NO_NEGATIVES"],
  averagePrecision: ["NO_POSITIVES"],
  f1: ["NO_POSITIVES"],
  f2: ["NO_POSITIVES"],
  f1Macro: [],
  recall: ["NO_POSITIVES"],
  precision: ["NO_PREDICTED_POSITIVES"],
  specificity: ["NO_NEGATIVES"],
  accuracy: [],
  balancedAccuracy: ["NO_POSITIVES", "NO_NEGATIVES"],
  mcc: ["NO_POSITIVES", "NO_NEGATIVES", "NO_PREDICTED_POSITIVES", "NO_PREDICTED_NEGATIVES"],
  cohenKappa: ["NO_POSITIVES", "NO_NEGATIVES"],
  logLoss: [],
  brier: [],
  ece: [],
} as const satisfies Record<string, readonly FigureReason[]>;

/** Every metric of a binary prediction, ready to be asked of any weighting of its rows: what does not depend on the
 *  weights is done once, so that a bootstrap costs O(n) a draw.
 *  @param labels     n: 0 or 1
 *  @param scores     n: P(class 1), 0..1
 *  @param threshold  a row is predicted 1 where its score is at least this
 *  @throws RangeError when lengths differ, or a label or a score is at fault. O(n log n). */
export function binaryStatistics(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  threshold = 0.5,
): Record<BinaryMetric, BinaryStatistic> {
  checkBinary(labels, scores);
  const truth = Uint8Array.from(labels);
  const probabilities = Float64Array.from(scores);
  const ranking = rankByScore(probabilities);
  const cells = confusionCells(truth, probabilities, threshold);
  const losses = logLosses(truth, probabilities);
  const errors = squaredErrors(truth, probabilities);
  const bins = probabilityBins(probabilities, BINS);
  const counted =
    (of: (counts: Confusion) => number | null): BinaryStatistic =>
    (weights) =>
      of(countCells(cells, weights));
  return {
    rocAuc: (weights) => rankedRocAuc(truth, ranking, weights),
    averagePrecision: (weights) => rankedAveragePrecision(truth, ranking, weights),
    f1: counted(f1Score),
    f2: counted((counts) => fBeta(counts, 2)),
    f1Macro: counted(f1Macro),
    recall: counted(recall),
    precision: counted(precision),
    specificity: counted(specificity),
    accuracy: counted(accuracy),
    balancedAccuracy: counted(balancedAccuracy),
    mcc: counted(matthewsCorrelation),
    cohenKappa: counted(cohenKappa),
    logLoss: (weights) => weightedMean(losses, weights),
    brier: (weights) => weightedMean(errors, weights),
    ece: (weights) => binnedCalibrationError(truth, probabilities, bins, BINS, weights),
  };
}

/** Why a metric of these counts is undefined: the first thing it needs that is missing. */
export function undefinedReason(metric: BinaryMetric, counts: Confusion): FigureReason {
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const present: Partial<Record<FigureReason, number>> = {
    NO_POSITIVES: truePositive + falseNegative,
    NO_NEGATIVES: trueNegative + falsePositive,
    NO_PREDICTED_POSITIVES: truePositive + falsePositive,
    NO_PREDICTED_NEGATIVES: trueNegative + falseNegative,
  };
  if (truePositive + falsePositive + trueNegative + falseNegative === 0) return "NO_LABELS";
  return NEEDS[metric].find((reason) => present[reason] === 0) ?? "NO_LABELS";
}

/** `value` is null where the rows cannot give it, never NaN; `reason` then says why. */
export type Measured = { value: number | null; reason?: FigureReason };

/** Every metric of a binary prediction, with its counts. See binaryStatistics. */
export function binaryMetrics(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  threshold = 0.5,
): { confusion: Confusion; metrics: Record<BinaryMetric, Measured> } {
  const statistics = binaryStatistics(labels, scores, threshold);
  const confusion = confusionAt(labels, scores, threshold);
  const measured = (Object.keys(statistics) as BinaryMetric[]).map((metric) => {
    const value = statistics[metric]();
    return [metric, value === null ? { value, reason: undefinedReason(metric, confusion) } : { value }] as const;
  });
  return { confusion, metrics: Object.fromEntries(measured) as Record<BinaryMetric, Measured> };
}
