import type { Figure } from "../protocol/figure.ts";
import { drawIndex } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import { familiesOf } from "./families.ts";
import { percentile } from "./percentile.ts";

export type GroupBootstrapParams = {
  /** Default 2000. */
  nResamples?: number;
  /** Default 0.95. */
  level?: number;
};

/** A figure of n rows, of about unit size, each counted as often as its weight says; null where undefined. */
export type WeightedStatistic = (weights: Int32Array) => number | null;

/** An interval, or why there is none. */
export type Resampled = Pick<Figure, "interval" | "reason">;

// A statistic undefined in more resamples than this has no distribution worth an interval.
const UNDEFINED_SHARE_MAX = 0.1;
// Sums of equal values in another order.
const ROUNDING = 1e-12;

/** Percentile intervals of several statistics by drawing whole families with replacement, so that related rows stay
 *  together (Davison and Hinkley 1997); all share the same draws. No interval when there are fewer than 2 families
 *  or the statistic is too often undefined (TOO_FEW_FAMILIES), or every resample gives the same (NO_SPREAD): a width of 0
 *  would claim certainty.
 *  @param groups  n: family of each row
 *  @throws RangeError when level is outside (0, 1). O(nResamples (n + the statistics)). */
export function groupBootstrapIntervals(
  groups: ArrayLike<number>,
  statistics: readonly WeightedStatistic[],
  params: GroupBootstrapParams,
  tools: { random: Random },
): Resampled[] {
  const { nResamples = 2000, level = 0.95 } = params;
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const { nFamilies } = familiesOf(groups);
  if (nFamilies < 2) return statistics.map(() => ({ interval: null, reason: "TOO_FEW_FAMILIES" }));
  const values = statistics.map((): number[] => []);
  resampleFamilies(
    groups,
    [Int32Array.from({ length: nFamilies }, (_, family) => family)],
    nResamples,
    tools,
    (weights) => {
      for (const [at, statistic] of statistics.entries()) {
        const value = statistic(weights);
        if (value !== null) values[at].push(value);
      }
    },
  );
  return values.map((found): Resampled => {
    if (found.length < (1 - UNDEFINED_SHARE_MAX) * nResamples) return { interval: null, reason: "TOO_FEW_FAMILIES" };
    const sorted = Float64Array.from(found).sort();
    if (sorted[sorted.length - 1] - sorted[0] <= ROUNDING) return { interval: null, reason: "NO_SPREAD" };
    const [low, high] = [percentile(sorted, (1 - level) / 2), percentile(sorted, (1 + level) / 2)];
    return { interval: { low, high, level, method: "group-bootstrap" } };
  });
}

/** Draws as many families with replacement as each stratum has, `nResamples` times.
 *  @param strata  families (numbered as familiesOf does) by stratum
 *  @param visit   told how often each row was drawn, n; the list is used again for the next resample */
export function resampleFamilies(
  groups: ArrayLike<number>,
  strata: readonly Int32Array[],
  nResamples: number,
  { random }: { random: Random },
  visit: (weights: Int32Array) => void,
): void {
  const { familyOf, nFamilies } = familiesOf(groups);
  const counts = new Int32Array(nFamilies);
  const weights = new Int32Array(familyOf.length);
  for (let resample = 0; resample < nResamples; resample++) {
    counts.fill(0);
    for (const families of strata)
      for (let i = 0; i < families.length; i++) counts[families[drawIndex(random, families.length)]]++;
    for (let row = 0; row < weights.length; row++) weights[row] = counts[familyOf[row]];
    visit(weights);
  }
}
