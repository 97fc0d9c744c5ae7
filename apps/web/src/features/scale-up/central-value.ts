import type { Distribution } from "@brainscan/ml/scaleup/distribution";

/** The value that one reads and moves: of a triangular distribution its mode, of draws their median. */
export function centralValue(distribution: Distribution): number {
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
      const sorted = Float64Array.from(distribution.values).sort();
      return sorted[sorted.length >> 1];
    }
  }
}
