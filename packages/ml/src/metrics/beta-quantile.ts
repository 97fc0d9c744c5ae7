import { regularisedBeta } from "./regularised-beta.ts";

/** The x that P(X <= x) = p for X of a beta distribution: the inverse of the regularised incomplete beta function, by
 *  bisection to the last bits of a double.
 *  @throws RangeError when p is outside (0, 1) or a, b are not positive */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be inside (0, 1), got ${p}`);
  let low = 0;
  let high = 1;
  // Halving reaches neighbouring doubles within 1100 steps even next to 0.
  for (let i = 0; i < 1100; i++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (regularisedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return high;
}
