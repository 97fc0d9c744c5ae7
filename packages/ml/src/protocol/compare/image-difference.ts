import { classStrata } from "../../metrics/class-strata.ts";
import { familiesOf } from "../../metrics/families.ts";
import { resampleFamilies } from "../../metrics/group-bootstrap.ts";
import { percentile } from "../../metrics/percentile.ts";
import { rankByScore } from "../../metrics/ranking.ts";
import { rankedRocAuc } from "../../metrics/roc-auc.ts";
import { createRandom } from "../../random/random.ts";
import type { Interval } from "../figure.ts";
import type { CompareReason } from "./compared.ts";

export type ImageDifferenceParams = {
  seed: number;
  /** Name of this comparison's own stream of the seed. */
  stream: string;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  nResamples?: number;
};

export type ImageDifference = {
  difference: number | null;
  standardError: number | null;
  interval: Interval | null;
  pValue: number | null;
  reason?: CompareReason;
};

/** Rows as a bootstrap reads them, in parallel columns. @param labels 0 or 1 */
export type LabelledRows = { labels: readonly number[]; groups: readonly number[] };

// Sums of equal values in another order.
const ROUNDING = 1e-12;

/** Difference of the areas under the ROC curve of two scores of the same rows (second less first), with the percentile
 *  interval over families drawn with replacement within their class, both scores read on the same draw. The p-value is
 *  twice the smaller share of resamples on one side of 0, themselves counted as one, so that it never is 0.
 *  The scores are taken as given: how the models would differ on other training rows is left out.
 *  @throws RangeError when level is outside (0, 1) or nResamples below 2. O(nResamples n). Davison and Hinkley 1997. */
export function imageDifference(
  { labels, groups }: LabelledRows,
  first: readonly number[],
  second: readonly number[],
  { seed, stream, level = 0.95, nResamples = 2000 }: ImageDifferenceParams,
): ImageDifference {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  if (!(nResamples >= 2)) throw new RangeError(`nResamples must be at least 2, got ${nResamples}`);
  const none = { difference: null, standardError: null, interval: null, pValue: null };
  if (labels.length === 0) return { ...none, reason: "NO_COMMON_ROWS" };
  const rankings = [first, second].map(rankByScore);
  const differenceAt = (weights?: ArrayLike<number>): number | null => {
    const [of, by] = rankings.map((ranking) => rankedRocAuc(labels, ranking, weights));
    return of === null || by === null ? null : by - of;
  };
  const difference = differenceAt();
  if (difference === null) return { ...none, reason: "ONE_CLASS" };
  const strata = classStrata(labels, familiesOf(groups));
  if ([0, 1].some((label) => strata[label].length + strata[2].length < 2))
    return { ...none, difference, reason: "TOO_FEW_FAMILIES" };
  const drawn: number[] = [];
  const random = createRandom(seed, "image difference", stream);
  resampleFamilies(groups, strata, nResamples, { random }, (weights) => drawn.push(differenceAt(weights) ?? 0));
  const sorted = Float64Array.from(drawn).sort();
  if (sorted[nResamples - 1] - sorted[0] <= ROUNDING) return { ...none, difference, reason: "NO_SPREAD" };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / nResamples;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sideOf = (isBeyond: (value: number) => boolean): number =>
    (sorted.filter(isBeyond).length + 1) / (nResamples + 1);
  const tail = Math.min(
    sideOf((value) => value <= 0),
    sideOf((value) => value >= 0),
  );
  const [low, high] = [percentile(sorted, (1 - level) / 2), percentile(sorted, (1 + level) / 2)];
  return {
    difference,
    standardError: Math.sqrt(squares / (nResamples - 1)),
    interval: { low, high, level, method: "group-bootstrap" },
    pValue: Math.min(1, 2 * tail),
  };
}
