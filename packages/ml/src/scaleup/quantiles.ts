import { betaQuantiles } from "./beta-quantiles.ts";
import type { Distribution } from "./distribution.ts";
import { gridAt, type ProbabilityGrid } from "./probability-grid.ts";

/** The inverse of the distribution function at each share of the grid; ascending. A value that is moved moves every one
 *  of them the same way. */
export function quantiles(distribution: Distribution, grid: ProbabilityGrid): Float64Array {
  const { shares, normal } = grid;
  switch (distribution.kind) {
    case "fixed":
      return new Float64Array(shares.length).fill(distribution.value);
    case "triangular":
      return shares.map((share) => triangularQuantile(distribution, share));
    case "logNormal":
      return normal.map((z) => distribution.median * Math.exp(distribution.sigma * z));
    case "beta":
      return betaQuantiles(distribution.alpha, distribution.beta, shares);
    case "draws": {
      const sorted = Float64Array.from(distribution.values).sort();
      return shares.map((share) => sorted[Math.floor(share * sorted.length)]);
    }
  }
}

export function quantilesAt(distribution: Distribution, shares: readonly number[]): number[] {
  return Array.from(quantiles(distribution, gridAt(shares)));
}

export function medianOf(distribution: Distribution): number {
  return quantilesAt(distribution, [0.5])[0];
}

function triangularQuantile({ low, mode, high }: { low: number; mode: number; high: number }, share: number): number {
  const width = high - low;
  if (width === 0) return mode;
  const rising = (mode - low) / width;
  return share < rising
    ? low + Math.sqrt(share * width * (mode - low))
    : high - Math.sqrt((1 - share) * width * (high - mode));
}
