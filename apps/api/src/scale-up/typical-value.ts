import type { Distribution } from "@brainscan/ml/scaleup/distribution";

/** The one value to print for an input: its likeliest, or its middle where that is not told. */
export function typicalValue(distribution: Distribution): number {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "triangular":
      return distribution.mode;
    case "logNormal":
      return distribution.median;
    case "beta":
      return distribution.alpha / (distribution.alpha + distribution.beta);
    case "draws": {
      const sorted = [...distribution.values].sort((a, b) => a - b);
      return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
    }
  }
}
