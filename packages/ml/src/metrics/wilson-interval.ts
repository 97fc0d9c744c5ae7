import type { Interval } from "../protocol/figure.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** Interval of a proportion (Wilson 1927).
 *  @throws RangeError unless 0 <= successes <= n, n >= 1 and level is inside (0, 1) */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval {
  checkProportion(successes, n, level);
  const z = normalQuantile((1 + level) / 2);
  const share = successes / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  // Exact at the ends: rounding would leave 1e-17 where the bound is 0.
  const low = successes === 0 ? 0 : centre - half;
  const high = successes === n ? 1 : centre + half;
  return { low, high, level, method: "wilson" };
}

/** The door of the intervals of a proportion. */
export function checkProportion(successes: number, n: number, level: number): void {
  if (!(n >= 1 && successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes among ${n}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1), got ${level}`);
}
