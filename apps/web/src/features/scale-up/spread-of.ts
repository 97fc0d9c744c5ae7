import type { Distribution } from "@brainscan/ml/scaleup/distribution";
import { quantilesAt } from "@brainscan/ml/scaleup/quantiles";

/** From where to where a value may lie: a triangle's ends, else its 2.5 % and 97.5 % quantiles. */
export function spreadOf(distribution: Distribution): { low: number; high: number } {
  if (distribution.kind === "triangular") return { low: distribution.low, high: distribution.high };
  const [low, high] = quantilesAt(distribution, [0.025, 0.975]);
  return { low, high };
}
