import type { Interval } from "../protocol/figure.ts";
import { checkBinary } from "./confusion.ts";
import { type Families, familiesOf } from "./families.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { placementValues } from "./placement-values.ts";

export type DeLongParams = {
  /** Default 0.95. */
  level?: number;
  /** logit (default) keeps the interval inside 0..1 and covers better near 1; none is symmetric and clipped to 0..1. */
  transform?: "logit" | "none";
};

export type DeLong = { auc: number; standardError: number; interval: Interval };

/** Area under the ROC curve with DeLong's standard error and interval (DeLong, DeLong and Clarke-Pearson 1988), over
 *  families as clusters (Obuchowski 1997): the same where each row is its own family. Null where a class has fewer
 *  than two families, or where the variance is 0, as with scores that separate the classes.
 *  @param labels  n: 0 or 1
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ, a label or a score is at fault, or level is outside (0, 1)
 *  O(n log n). */
export function deLongInterval(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  groups: ArrayLike<number>,
  { level = 0.95, transform = "logit" }: DeLongParams = {},
): DeLong | null {
  check(labels, scores, groups, level);
  const values = placementValues(labels, scores);
  const found = meanAndVariance(labels, values, familiesOf(groups));
  if (found === null || found.variance === 0) return null;
  const auc = found.mean;
  const standardError = Math.sqrt(found.variance);
  const z = normalQuantile((1 + level) / 2);
  if (transform === "none" || auc === 0 || auc === 1) {
    const [low, high] = [Math.max(0, auc - z * standardError), Math.min(1, auc + z * standardError)];
    return { auc, standardError, interval: { low, high, level, method: "delong" } };
  }
  const logit = Math.log(auc / (1 - auc));
  const half = (z * standardError) / (auc * (1 - auc));
  const back = (at: number): number => 1 / (1 + Math.exp(-at));
  return {
    auc,
    standardError,
    interval: { low: back(logit - half), high: back(logit + half), level, method: "delong" },
  };
}

export type DeLongTest = {
  aucs: [number, number];
  /** First less second. */
  difference: number;
  standardError: number;
  z: number;
  /** Two-sided. */
  pValue: number;
  /** Of the difference; null where it has no variance. */
  interval: Interval | null;
};

/** DeLong's test that two scores of the same rows have the same area under the ROC curve, over families as clusters.
 *  Null where a class has fewer than two families, or the difference has no variance and is not 0.
 *  @param labels  n: 0 or 1
 *  @param first   n scores
 *  @param second  n scores
 *  @param groups  n: family of each row
 *  @throws RangeError as deLongInterval. O(n log n). */
export function deLongTest(
  labels: ArrayLike<number>,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  groups: ArrayLike<number>,
  level = 0.95,
): DeLongTest | null {
  check(labels, first, groups, level);
  check(labels, second, groups, level);
  const families = familiesOf(groups);
  const [ofFirst, ofSecond] = [first, second].map((scores) => placementValues(labels, scores));
  // Variance is quadratic in placement values, so that of the difference needs no covariance.
  const found = meanAndVariance(
    labels,
    ofFirst.map((value, i) => value - ofSecond[i]),
    families,
  );
  const means = [ofFirst, ofSecond].map((values) => meanAndVariance(labels, values, families)?.mean);
  if (found === null || means[0] === undefined || means[1] === undefined) return null;
  const { mean: difference, variance } = found;
  const aucs: [number, number] = [means[0], means[1]];
  if (variance === 0) {
    return difference === 0 ? { aucs, difference, standardError: 0, z: 0, pValue: 1, interval: null } : null;
  }
  const standardError = Math.sqrt(variance);
  const z = difference / standardError;
  const half = normalQuantile((1 + level) / 2) * standardError;
  const interval: Interval = { low: difference - half, high: difference + half, level, method: "delong" };
  return { aucs, difference, standardError, z, pValue: 2 * normalCdf(-Math.abs(z)), interval };
}

/** Mean placement value of the positives, and its variance over families: each family's sum of deviations is one
 *  draw, for each class, and the classes covary through the families that hold both. */
function meanAndVariance(
  labels: ArrayLike<number>,
  values: Float64Array,
  { familyOf, nFamilies }: Families,
): { mean: number; variance: number } | null {
  const counts = [0, 0];
  let mean = 0;
  for (let i = 0; i < values.length; i++) {
    counts[labels[i]]++;
    if (labels[i] === 1) mean += values[i];
  }
  mean /= counts[1];
  const sums = [new Float64Array(nFamilies), new Float64Array(nFamilies)];
  const held = [new Uint8Array(nFamilies), new Uint8Array(nFamilies)];
  for (let i = 0; i < values.length; i++) {
    sums[labels[i]][familyOf[i]] += values[i] - mean;
    held[labels[i]][familyOf[i]] = 1;
  }
  let together = 0;
  const squares = [0, 0];
  const families = [0, 0];
  for (let family = 0; family < nFamilies; family++) {
    together += sums[0][family] * sums[1][family];
    for (const label of [0, 1]) {
      squares[label] += sums[label][family] ** 2;
      families[label] += held[label][family];
    }
  }
  if (families[0] < 2 || families[1] < 2) return null;
  const own = [0, 1].map((label) => (families[label] / (families[label] - 1)) * (squares[label] / counts[label] ** 2));
  const shared = (nFamilies / (nFamilies - 1)) * ((2 * together) / (counts[0] * counts[1]));
  // With few families that hold both classes the estimate can fall below what a variance can be.
  return { mean, variance: Math.max(0, own[0] + own[1] + shared) };
}

function check(labels: ArrayLike<number>, scores: ArrayLike<number>, groups: ArrayLike<number>, level: number): void {
  checkBinary(labels, scores);
  if (groups.length !== labels.length)
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
}
