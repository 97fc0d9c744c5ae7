import type { DecidedShares } from "./decided-shares.ts";
import type { CancerAmongNormal, GuaranteePoint, GuaranteeStatus, MissRate, PoolPrevalence } from "./guarantee.ts";
import { type CancerScores, fewestOf, meanMisses, missFigures } from "./miss-counts.ts";

const GRID = 99;

export type CurveInputs = {
  /** Of the pool, under a threshold and the normals' own. */
  sharesOf(threshold: number): DecidedShares;
  /** What the miss rates rest on. */
  cancers: CancerScores;
  normalUpTo: number | null;
  prevalence: PoolPrevalence | null;
  upperBoundOf(misses: number): number;
  statusOf(threshold: number): GuaranteeStatus;
};

/** Thresholds at each per cent of the scores, without labels: ascending, distinct, at most 99, each with a score below
 *  it.
 *  @param sorted  ascending */
export function thresholdGrid(sorted: Float64Array): number[] {
  const grid = Array.from({ length: GRID }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (GRID + 1))]);
  return [...new Set(grid)].filter((threshold) => threshold > sorted[0]);
}

/** The points of the thresholds. O(thresholds * log n + distinct numbers of misses * an exact bound). */
export function guaranteeCurve(thresholds: readonly number[], inputs: CurveInputs): GuaranteePoint[] {
  const { cancers, normalUpTo, prevalence } = inputs;
  const figuresOf = missFigures(fewestOf(cancers), inputs.upperBoundOf);
  return thresholds.map((threshold) => {
    const shares = inputs.sharesOf(threshold);
    const { missRate: amongDecided } = figuresOf(meanMisses(cancers, threshold, normalUpTo));
    return {
      threshold,
      ...shares,
      ...figuresOf(meanMisses(cancers, threshold)),
      cancerAmongNormal: cancerAmongNormal(amongDecided, shares.shareNormal, prevalence),
      status: inputs.statusOf(threshold),
    };
  });
}

/** @param missRate  P(decided normal | labelled cancer) */
function cancerAmongNormal(
  missRate: MissRate | null,
  shareNormal: number | null,
  prevalence: PoolPrevalence | null,
): CancerAmongNormal | null {
  if (missRate === null || prevalence === null || !shareNormal) return null;
  const among = (share: number, missed: number) => Math.min(1, (share * missed) / shareNormal);
  return {
    value: among(prevalence.value, missRate.value),
    low: among(prevalence.low, missRate.interval.low),
    high: among(prevalence.high, missRate.interval.high),
    prevalence,
  };
}
