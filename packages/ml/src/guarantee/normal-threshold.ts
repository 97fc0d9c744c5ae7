import { betaQuantile } from "../metrics/beta-quantile.ts";
import type { Interval } from "../protocol/figure.ts";
import { familyScores } from "./family-scores.ts";
import { checkShare } from "./miss-rate-bound.ts";

// 0.29 * 100 is 28.999999999999996: without this slack a rank would be lost to rounding.
const ROUNDING_SLACK = 1e-9;
const LEVEL = 0.95;

export type NormalThreshold = {
  /** About alpha of the normals score above it; null where they are too few to say: everything may be normal. */
  normalUpTo: number | null;
  /** Families labelled normal, the fewest of any repeat. */
  nNormal: number;
  /** Where the share of normals beyond it may lie, as nNormal scores leave it open; null with normalUpTo. */
  interval: Interval | null;
};

/** The score above which an image is no longer taken for normal: with k = floor(alpha (n + 1)), the k-th largest score
 *  among the n families labelled normal (Vovk, Gammerman and Shafer 2005, chapter 4), as median over repeats of the
 *  cross-validation. It guards against the cheap error alone, a false alarm, and is estimated: the scores come from the
 *  fold models and not from the one that scores new images.
 *  Interval: Beta(k, n + 1 - k) (Vovk 2012), given these fitted models.
 *  @param outOfFold  one list a repeat, each m: P(cancer), NaN where not scored
 *  @throws RangeError when alpha is outside (0, 1). O(repeats * m log m). */
export function normalThreshold(
  outOfFold: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  alpha: number,
): NormalThreshold {
  checkShare("alpha", alpha);
  const repeats = outOfFold.map((scores) => familyScores(scores, labels, groups).normal.scores.sort());
  const nNormal = repeats.length === 0 ? 0 : Math.min(...repeats.map(({ length }) => length));
  const k = rankOf(alpha, nNormal);
  if (k === 0) return { normalUpTo: null, nNormal, interval: null };
  const [low, high] = [(1 - LEVEL) / 2, (1 + LEVEL) / 2].map((p) => betaQuantile(p, k, nNormal + 1 - k));
  return {
    // A repeat that scored more families than another takes the rank of its own number.
    normalUpTo: median(repeats.map((scores) => scores[scores.length - rankOf(alpha, scores.length)])),
    nNormal,
    interval: { low, high, level: LEVEL, method: "beta-order-statistic" },
  };
}

function rankOf(alpha: number, n: number): number {
  return Math.min(n, Math.floor(alpha * (n + 1) + ROUNDING_SLACK));
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}
