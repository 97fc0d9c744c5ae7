import { accuracy } from "../metrics/accuracy.ts";
import { brierScore } from "../metrics/brier-score.ts";
import { type Confusion, confusionAt } from "../metrics/confusion.ts";
import { correctedT } from "../metrics/corrected-t.ts";
import { f1Score } from "../metrics/f1-score.ts";
import { groupBootstrapInterval } from "../metrics/group-bootstrap.ts";
import { logLoss } from "../metrics/log-loss.ts";
import { precision } from "../metrics/precision.ts";
import { recall } from "../metrics/recall.ts";
import { specificity } from "../metrics/specificity.ts";
import { wilsonInterval } from "../metrics/wilson-interval.ts";
import type { Random } from "../random/random.ts";
import type { FoldResult } from "./experiment.ts";
import type { Figure, FigureReason, Interval } from "./figure.ts";
import { UNLABELED } from "./labels.ts";

/** Probability from which a row is predicted cancer in the counting figures. */
export const THRESHOLD = 0.5;

/** The scored rows of all folds together, in parallel columns. */
export type PooledScores = {
  labels: number[];
  scores: number[];
  groups: number[];
  /** The fold that held the row out. */
  folds: number[];
};

/** The experiment's figures. rocAuc is the mean over the folds that test both classes (nFolds) with Nadeau and Bengio's
 *  interval clipped to 0..1, its n the families scored in those folds. The others pool the out-of-fold scores: proportions with Wilson's interval (whole families are resampled instead
 *  where a family has several rows, which are not independent), the rest with the group bootstrap. Both are intervals given these fitted models: what other
 *  training rows would change is not in them.
 *  recall, precision and f1 are those of the cancer class, at THRESHOLD.
 *  @param labels  n: every label of the experiment, to say why nothing was scored */
export function experimentFigures(
  pooled: PooledScores,
  folds: FoldResult[],
  labels: ArrayLike<number>,
  random: Random,
): Figure[] {
  const missing = missingReason(pooled, labels);
  const resample = (statistic: Statistic): Interval | null =>
    groupBootstrapInterval(pooled.groups, (rows) => statistic(picked(pooled, rows)), {}, { random });
  const sampled = (id: string, statistic: Statistic, reason: FigureReason): Figure => {
    const n = pooled.labels.length;
    const value = missing ? null : statistic(pooled);
    if (value === null) return { id, value, n, interval: null, reason: missing ?? reason };
    const interval = resample(statistic);
    return { id, value, n, interval, ...(interval ? {} : { reason: "TOO_FEW_FAMILIES" as const }) };
  };
  const single = new Set(pooled.groups).size === pooled.groups.length;
  const proportion = (
    id: string,
    of: (counts: Confusion) => [number, number],
    statistic: Counted,
    reason: FigureReason,
  ) => {
    const [successes, n] = missing ? [0, 0] : of(confusionAt(pooled.labels, pooled.scores, THRESHOLD));
    if (!single || n === 0) return { ...sampled(id, counted(statistic), reason), n };
    return { id, value: successes / n, n, interval: wilsonInterval(successes, n) };
  };
  return [
    rocAucFigure(pooled, folds, missing),
    sampled("f1", counted(f1Score), "NO_POSITIVES"),
    proportion("recall", (c) => [c.truePositive, c.truePositive + c.falseNegative], recall, "NO_POSITIVES"),
    proportion(
      "precision",
      (c) => [c.truePositive, c.truePositive + c.falsePositive],
      precision,
      "NO_PREDICTED_POSITIVES",
    ),
    proportion("specificity", (c) => [c.trueNegative, c.trueNegative + c.falsePositive], specificity, "NO_NEGATIVES"),
    proportion("accuracy", (c) => [c.truePositive + c.trueNegative, pooled.labels.length], accuracy, "NO_LABELS"),
    sampled("logLoss", ({ labels, scores }) => logLoss(labels, scores), "NO_LABELS"),
    sampled("brier", ({ labels, scores }) => brierScore(labels, scores), "NO_LABELS"),
  ];
}

type Statistic = (rows: Pick<PooledScores, "labels" | "scores">) => number | null;
type Counted = (counts: Confusion) => number | null;

function counted(statistic: Counted): Statistic {
  return ({ labels, scores }) => statistic(confusionAt(labels, scores, THRESHOLD));
}

function missingReason(pooled: PooledScores, labels: ArrayLike<number>): FigureReason | null {
  const known = new Set(Array.from(labels).filter((label) => label !== UNLABELED));
  if (known.size === 0) return "NO_LABELS";
  if (known.size === 1) return "ONE_CLASS";
  return pooled.labels.length === 0 ? "NOT_SCORED" : null;
}

function picked({ labels, scores }: PooledScores, rows: number[]): { labels: number[]; scores: number[] } {
  return { labels: rows.map((row) => labels[row]), scores: rows.map((row) => scores[row]) };
}

function rocAucFigure(pooled: PooledScores, folds: FoldResult[], missing: FigureReason | null): Figure {
  const id = "rocAuc";
  const valid = folds.filter((fold) => fold.rocAuc !== null);
  const counted = new Set(valid.map(({ fold }) => fold));
  const n = new Set(pooled.groups.filter((_, row) => counted.has(pooled.folds[row]))).size;
  const nFolds = valid.length;
  const values = valid.map((fold) => fold.rocAuc ?? 0);
  if (valid.length < 2) {
    return { id, value: null, n, nFolds, interval: null, reason: missing ?? "TOO_FEW_FOLDS" };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const tested = valid.reduce((sum, fold) => sum + fold.nTest, 0);
  const trained = valid.reduce((sum, fold) => sum + fold.nTrain, 0);
  const corrected = correctedT(values, tested / trained);
  if (!corrected) return { id, value: mean, n, nFolds, interval: null, reason: "NO_SPREAD" };
  const { low, high, ...named } = corrected.interval;
  // An area lies in 0..1; the t interval does not know.
  return { id, value: mean, n, nFolds, interval: { low: Math.max(0, low), high: Math.min(1, high), ...named } };
}
