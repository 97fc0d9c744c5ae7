import { regularisedBeta } from "./regularised-beta.ts";

/** P(T <= t) of Student's t with `df` degrees of freedom, by the regularised incomplete beta function. */
export function studentTCdf(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be positive, got ${df}`);
  const tail = regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** The t that P(T <= t) = p. Bisection on the distribution's tail, to the last bits of a double.
 *  @throws RangeError when p is outside (0, 1) or df is not positive */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be inside (0, 1), got ${p}`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, df);
  // The upper tail keeps its digits where p is close to 1.
  const tail = 1 - p;
  const tailOf = (t: number): number => studentTCdf(-t, df);
  let high = 1;
  while (tailOf(high) > tail && high < 1e300) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (let i = 0; i < 200 && low < high; i++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (tailOf(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}
