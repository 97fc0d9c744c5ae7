import { normalCdf } from "../metrics/normal-cdf.ts";
import { percentile } from "../metrics/percentile.ts";
import { studentTQuantile } from "../metrics/student-t.ts";
import type { Interval } from "../protocol/figure.ts";

// A statistic undefined in more resamples than this has no distribution worth an interval.
const UNDEFINED_SHARE_MAX = 0.1;

/** Between the percentiles of a bootstrap distribution, expanded as Hesterberg (2015) does for small samples: a resample
 *  of n varies as if by n - 1, and its normal quantile stands for Student's. Null when the statistic is undefined (null)
 *  in more than a tenth of the resamples, or n is below 2.
 *  In simulation (calibrated scores, 49 and 50 labelled, a pool of 1,300, AUC 0.92, 10 to 90 % cancers, 300 runs each)
 *  it covers 93 to 98 % at a level of 95 %; plain percentiles cover about a point less, and BCa no more for hundreds of
 *  further estimates.
 *  @param n  families of the rarer class */
export function percentileInterval(values: readonly (number | null)[], level: number, n: number): Interval | null {
  const defined = Float64Array.from(values.filter((value) => value !== null)).sort();
  if (n < 2 || defined.length === 0 || defined.length < (1 - UNDEFINED_SHARE_MAX) * values.length) return null;
  const tail = normalCdf(Math.sqrt(n / (n - 1)) * studentTQuantile((1 - level) / 2, n - 1));
  const [low, high] = [tail, 1 - tail].map((share) => percentile(defined, share));
  return { low, high, level, method: "group-bootstrap" };
}
