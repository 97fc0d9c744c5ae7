import type { Interval } from "../protocol/figure.ts";
import { betaQuantile } from "./beta-quantile.ts";
import { checkProportion } from "./wilson-interval.ts";

/** Interval of a proportion that covers it at least at its level, whatever it is: the shares that an exact binomial
 *  test would not reject (Clopper and Pearson 1934). Wider than Wilson's, which covers at its level on average.
 *  @throws RangeError unless 0 <= successes <= n, n >= 1 and level is inside (0, 1) */
export function clopperPearsonInterval(successes: number, n: number, level = 0.95): Interval {
  checkProportion(successes, n, level);
  const tail = (1 - level) / 2;
  const low = successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1);
  const high = successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes);
  return { low, high, level, method: "clopper-pearson" };
}
