import { normalQuantile } from "../metrics/normal-quantile.ts";

/** n probabilities, ascending, each in the middle of one of n equal parts of 0..1, and the standard normal's quantiles
 *  there. */
export type ProbabilityGrid = { shares: Float64Array; normal: Float64Array };

/** Values at these shares are a stratified sample: each part of a distribution is met exactly once (McKay, Beckman and
 *  Conover 1979). */
export function probabilityGrid(n: number): ProbabilityGrid {
  const [shares, normal] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) shares[i] = (i + 0.5) / n;
  for (let i = 0; i < n >> 1; i++) {
    normal[i] = normalQuantile(shares[i]);
    normal[n - 1 - i] = -normal[i];
  }
  return { shares, normal };
}

/** The grid of the shares that one asks for, ascending and inside (0, 1). */
export function gridAt(shares: readonly number[]): ProbabilityGrid {
  return { shares: Float64Array.from(shares), normal: Float64Array.from(shares, normalQuantile) };
}
