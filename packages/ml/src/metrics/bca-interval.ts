import type { Interval } from "../protocol/figure.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { percentile } from "./percentile.ts";

/** Bias-corrected and accelerated interval from a bootstrap distribution (Efron 1987). The correction counts a
 *  replicate equal to the estimate as one half below it, since areas and shares tie often. Null where every replicate
 *  is the same: a width of 0 would claim certainty.
 *  @param estimate    the statistic of the sample itself
 *  @param replicates  the statistic of each resample, at least one
 *  @param jackknife   by stratum: the statistic with one of the stratum's units left out, one a unit
 *  @throws RangeError when level is outside (0, 1) */
export function bcaInterval(
  estimate: number,
  replicates: ArrayLike<number>,
  jackknife: readonly ArrayLike<number>[],
  level = 0.95,
): Interval | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
  const sorted = Float64Array.from(replicates).sort();
  const n = sorted.length;
  if (sorted[0] === sorted[n - 1]) return null;
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0) / n;
  // All replicates on one side would correct without bound: half of one of them stands for the other side.
  const bias = normalQuantile(Math.min(1 - 0.5 / n, Math.max(0.5 / n, below)));
  const skew = acceleration(jackknife);
  const bound = (p: number): number => {
    const z = bias + normalQuantile(p);
    return percentile(sorted, normalCdf(bias + z / (1 - skew * z)));
  };
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2), level, method: "bca" };
}

/** A sixth of the skewness of the jackknife's influence values, over several samples (Davison and Hinkley 1997, 5.3.2);
 *  0 where leaving a unit out changes nothing. */
function acceleration(jackknife: readonly ArrayLike<number>[]): number {
  let [cubes, squares] = [0, 0];
  for (const values of jackknife) {
    const n = values.length;
    let mean = 0;
    for (let i = 0; i < n; i++) mean += values[i] / n;
    for (let i = 0; i < n; i++) {
      const influence = ((n - 1) * (mean - values[i])) / n;
      squares += influence ** 2;
      cubes += influence ** 3;
    }
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
