import { normalQuantile } from "../../metrics/normal-quantile.ts";
import { studentTQuantile } from "../../metrics/student-t.ts";

/** The true difference that a two-sided test of this standard error would have shown with chance `power`:
 *  (t of (1 + level) / 2 + t of power) x standard error (Cohen 1988). Below it, "no difference shown" says little.
 *  @param df  degrees of freedom of the standard error; null: the normal distribution
 *  @throws RangeError when level or power is outside (0, 1) */
export function smallestEffect(standardError: number, df: number | null, level: number, power: number): number {
  const quantile = (p: number): number => (df === null ? normalQuantile(p) : studentTQuantile(p, df));
  return (quantile((1 + level) / 2) + quantile(power)) * standardError;
}
