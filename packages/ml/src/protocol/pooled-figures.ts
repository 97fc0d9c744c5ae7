import { type BinaryMetric, binaryStatistics, undefinedReason } from "../metrics/binary-metrics.ts";
import { calibrationErrorBias } from "../metrics/calibration-error.ts";
import { type Confusion, confusionAt } from "../metrics/confusion.ts";
import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import { wilsonInterval } from "../metrics/wilson-interval.ts";
import type { Random } from "../random/random.ts";
import type { Figure } from "./figure.ts";
import type { ScoredRows } from "./scored-rows.ts";

/** Probability from which a row is predicted cancer in the counting figures. */
export const THRESHOLD = 0.5;

/** Successes and trials of the figures that are a proportion of rows. */
const PROPORTIONS: Partial<Record<BinaryMetric, (counts: Confusion) => [number, number]>> = {
  recall: ({ truePositive, falseNegative }) => [truePositive, truePositive + falseNegative],
  precision: ({ truePositive, falsePositive }) => [truePositive, truePositive + falsePositive],
  specificity: ({ trueNegative, falsePositive }) => [trueNegative, trueNegative + falsePositive],
  accuracy: ({ truePositive, falsePositive, trueNegative, falseNegative }) => [
    truePositive + trueNegative,
    truePositive + falsePositive + trueNegative + falseNegative,
  ],
};

/** Metrics of one score a row: proportions with Wilson's interval (whole families are resampled instead where a family
 *  has several rows, which are not independent), the rest with the group bootstrap. Both are intervals given these
 *  fitted models: what other training rows would change is not in them. Counts are taken at THRESHOLD.
 *  ece, the expected calibration error, has no interval, since resampling adds to its bias. */
export function pooledFigures(
  { labels, scores, groups }: ScoredRows,
  metrics: readonly BinaryMetric[],
  random: Random,
): Figure[] {
  const statistics = binaryStatistics(labels, scores, THRESHOLD);
  const counts = confusionAt(labels, scores, THRESHOLD);
  const single = new Set(groups).size === groups.length;
  const isWilson = (id: BinaryMetric) => single && PROPORTIONS[id] !== undefined;
  const resampled = metrics.filter((id) => !isWilson(id) && id !== "ece");
  const drawn = groupBootstrapIntervals(
    groups,
    resampled.map((id) => statistics[id]),
    {},
    { random },
  );
  return metrics.map((id): Figure => {
    const value = statistics[id]();
    const [successes, n] = PROPORTIONS[id]?.(counts) ?? [0, labels.length];
    if (value === null) return { id, value, n, interval: null, reason: undefinedReason(id, counts) };
    if (id === "ece") return { id, value, n, interval: null, reason: "BIASED_BY_RESAMPLING" };
    if (isWilson(id)) return { id, value, n, interval: wilsonInterval(successes, n) };
    return { id, value, n, ...drawn[resampled.indexOf(id)] };
  });
}

/** What perfect calibration would measure as calibration error on these very scores, with the range of its draws. */
export function ifCalibratedFigure({ labels, scores, groups }: ScoredRows, random: Random): Figure {
  const id = "eceIfCalibrated";
  const bias = calibrationErrorBias(labels, scores, groups, {}, { random });
  if (!bias) return { id, value: null, n: 0, interval: null, reason: "NO_LABELS" };
  return { id, value: bias.ifCalibrated, n: labels.length, interval: bias.ifCalibratedInterval };
}
