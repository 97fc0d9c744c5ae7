import { type BinaryMetric, binaryStatistics, undefinedReason } from "../metrics/binary-metrics.ts";
import { calibrationErrorBias } from "../metrics/calibration-error.ts";
import { type Confusion, confusionAt } from "../metrics/confusion.ts";
import { correctedT } from "../metrics/corrected-t.ts";
import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import { wilsonInterval } from "../metrics/wilson-interval.ts";
import type { Random } from "../random/random.ts";
import type { FoldResult } from "./experiment.ts";
import type { Figure, FigureReason } from "./figure.ts";
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

/** Figures of the pooled scores beside the area, in their order. */
const POOLED = [
  "f1",
  "recall",
  "precision",
  "specificity",
  "accuracy",
  "logLoss",
  "brier",
  "averagePrecision",
  "balancedAccuracy",
  "f2",
  "mcc",
  "ece",
] as const satisfies readonly BinaryMetric[];

type Pooled = (typeof POOLED)[number];

/** Successes and trials of the figures that are a proportion of rows. */
const PROPORTIONS: Partial<Record<Pooled, (counts: Confusion) => [number, number]>> = {
  recall: ({ truePositive, falseNegative }) => [truePositive, truePositive + falseNegative],
  precision: ({ truePositive, falsePositive }) => [truePositive, truePositive + falsePositive],
  specificity: ({ trueNegative, falsePositive }) => [trueNegative, trueNegative + falsePositive],
  accuracy: ({ truePositive, falsePositive, trueNegative, falseNegative }) => [
    truePositive + trueNegative,
    truePositive + falsePositive + trueNegative + falseNegative,
  ],
};

/** The experiment's figures. rocAuc is the mean over the folds that test both classes (nFolds) with Nadeau and Bengio's
 *  interval clipped to 0..1, its n the families scored in those folds. The others pool the out-of-fold scores: proportions
 *  with Wilson's interval (whole families are resampled instead where a family has several rows, which are not
 *  independent), the rest with the group bootstrap. Both are intervals given these fitted models: what other training
 *  rows would change is not in them.
 *  f1, f2, recall, precision and averagePrecision are those of the cancer class; counts are taken at THRESHOLD.
 *  ece, the expected calibration error, has no interval, since resampling adds to its bias: eceIfCalibrated says what
 *  perfect calibration would measure on these very scores, with the range of its draws.
 *  @param labels  n: every label of the experiment, to say why nothing was scored */
export function experimentFigures(
  pooled: PooledScores,
  folds: FoldResult[],
  labels: ArrayLike<number>,
  random: Random,
): Figure[] {
  const missing = missingReason(pooled, labels);
  const area = rocAucFigure(pooled, folds, missing);
  if (missing) {
    const none = [...POOLED, "eceIfCalibrated"].map((id) => ({
      id,
      value: null,
      n: 0,
      interval: null,
      reason: missing,
    }));
    return [area, ...none];
  }
  return [area, ...pooledFigures(pooled, random), calibratedFigure(pooled, random)];
}

function pooledFigures({ labels, scores, groups }: PooledScores, random: Random): Figure[] {
  const statistics = binaryStatistics(labels, scores, THRESHOLD);
  const counts = confusionAt(labels, scores, THRESHOLD);
  const single = new Set(groups).size === groups.length;
  const isWilson = (id: Pooled) => single && PROPORTIONS[id] !== undefined;
  const resampled = POOLED.filter((id) => !isWilson(id) && id !== "ece");
  const drawn = groupBootstrapIntervals(
    groups,
    resampled.map((id) => statistics[id]),
    {},
    { random },
  );
  return POOLED.map((id): Figure => {
    const value = statistics[id]();
    const [successes, n] = PROPORTIONS[id]?.(counts) ?? [0, labels.length];
    if (value === null) return { id, value, n, interval: null, reason: undefinedReason(id, counts) };
    if (id === "ece") return { id, value, n, interval: null, reason: "BIASED_BY_RESAMPLING" };
    if (isWilson(id)) return { id, value, n, interval: wilsonInterval(successes, n) };
    return { id, value, n, ...drawn[resampled.indexOf(id)] };
  });
}

function calibratedFigure({ labels, scores, groups }: PooledScores, random: Random): Figure {
  const id = "eceIfCalibrated";
  const bias = calibrationErrorBias(labels, scores, groups, {}, { random });
  if (!bias) return { id, value: null, n: 0, interval: null, reason: "NO_LABELS" };
  return { id, value: bias.ifCalibrated, n: labels.length, interval: bias.ifCalibratedInterval };
}

function missingReason(pooled: PooledScores, labels: ArrayLike<number>): FigureReason | null {
  const known = new Set(Array.from(labels).filter((label) => label !== UNLABELED));
  if (known.size === 0) return "NO_LABELS";
  if (known.size === 1) return "ONE_CLASS";
  return pooled.labels.length === 0 ? "NOT_SCORED" : null;
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
