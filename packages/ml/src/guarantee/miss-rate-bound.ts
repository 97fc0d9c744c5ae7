import { betaQuantile } from "../metrics/beta-quantile.ts";
import { regularisedBeta } from "../metrics/regularised-beta.ts";

/** The largest miss rate that `misses` among n cancers leave possible: the exact one-sided binomial bound, which lies
 *  below the true rate at most a share `delta` of the time. Zero misses among 50 cancers: 5.8 % at delta 0.05.
 *  Clopper and Pearson 1934.
 *  @param misses  0..n; a mean over repeats may be fractional
 *  @param n       cancers; none bound nothing: 1
 *  @throws RangeError unless 0 <= misses <= n and delta is inside (0, 1) */
export function missRateUpperBound(misses: number, n: number, delta: number): number {
  checkMisses(misses, n);
  checkShare("delta", delta);
  return misses === n ? 1 : betaQuantile(1 - delta, misses + 1, n - misses);
}

/** The fewest cancers among which `misses` bound the miss rate by alpha at confidence 1 - delta, looked at once: 59 for
 *  5 % and 299 for 1 % without a miss.
 *  @throws RangeError unless alpha and delta are inside (0, 1) and misses is a whole number of 0 or more
 *  O(log of the answer). */
export function cancersNeeded(alpha: number, delta: number, misses = 0): number {
  checkShare("alpha", alpha);
  checkShare("delta", delta);
  checkMisses(misses, Number.POSITIVE_INFINITY);
  return fewest(misses + 1, (n) => atMost(misses, n, alpha) <= delta);
}

/** The most misses among n cancers that still bound the miss rate by alpha at confidence 1 - delta; -1 when even none
 *  is too many. O(answer).
 *  @throws RangeError unless alpha and delta are inside (0, 1) */
export function missesAllowed(n: number, alpha: number, delta: number): number {
  checkShare("alpha", alpha);
  checkShare("delta", delta);
  let misses = -1;
  while (misses + 1 < n && atMost(misses + 1, n, alpha) <= delta) misses++;
  return misses;
}

/** The fewest misses among n cancers that refute a miss rate of alpha or less at confidence 1 - delta; n + 1 when none
 *  do. O(answer). */
export function missesRefuting(n: number, alpha: number, delta: number): number {
  let misses = 1;
  while (misses <= n && 1 - atMost(misses - 1, n, alpha) > delta) misses++;
  return misses;
}

/** The smallest whole number from `least` on for which `holds` is true, where it stays true from there on. */
export function fewest(least: number, holds: (n: number) => boolean): number {
  let high = Math.max(1, least);
  while (!holds(high)) high *= 2;
  let low = least;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @throws RangeError unless the share is inside (0, 1) */
export function checkShare(name: string, share: number): void {
  if (!(share > 0 && share < 1)) throw new RangeError(`${name} must be inside (0, 1), got ${share}`);
}

/** @throws RangeError unless 0 <= misses <= n */
export function checkMisses(misses: number, n: number): void {
  if (!(misses >= 0 && misses <= n)) throw new RangeError(`${misses} misses among ${n} cancers`);
}

/** P(X <= k) of a binomial of n trials at `share`. */
function atMost(k: number, n: number, share: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : regularisedBeta(1 - share, n - k, k + 1);
}
