import { z } from "zod";
import { classWeights } from "../class-weights.ts";
import { clippedFit, type PrevalenceFit, refusedFit } from "../prevalence-fit.ts";
import type { PrevalenceSample } from "../prevalence-sample.ts";
import { type CountAtThreshold, countsByThreshold } from "./counts-by-threshold.ts";

export const adjustedCountParameters = z.object({
  policy: z
    .enum(["medianSweep", "max", "x", "fixed"])
    .default("medianSweep")
    .describe(
      "Where images are counted: medianSweep takes the median over every threshold that separates the classes well enough; max the threshold that separates them most, which flatters few labels; x the one that errs as often on either class; fixed the threshold below (Forman 2008).",
    ),
  threshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("Probability from which an image counts as cancer; only the fixed policy reads it."),
});

export type AdjustedCountParams = z.output<typeof adjustedCountParameters>;

/** Forman's median sweep leaves out thresholds that separate less than this, where the division blows noise up. */
const SWEEP_SEPARATION_MIN = 0.25;
const SEPARATION_MIN = 1e-9;

/** Adjusted counting: the pool's share above a threshold, freed of the errors that the labelled rows make there:
 *  (share above - false positive rate) / (true positive rate - false positive rate), clipped to 0..1 (Forman 2008).
 *  Needs no calibrated scores. details: separation (the denominator) and threshold; for medianSweep those of the
 *  widest separation, and nThresholds swept.
 *  O(m + u + t log t) for t thresholds, deterministic. */
export function estimateByAdjustedCount(
  sample: PrevalenceSample,
  { policy, threshold }: AdjustedCountParams,
): PrevalenceFit {
  const { normal, cancer } = classWeights(sample.labels, sample.labelledWeights);
  if (normal === 0 || cancer === 0) return refusedFit("ONE_CLASS");
  const counts = countsByThreshold(
    sample,
    policy === "fixed" ? Float64Array.of(threshold) : midpoints(sample.labelled),
  );
  const widest = counts.reduce((best, count) => (separationOf(count) > separationOf(best) ? count : best));
  const at = policy === "x" ? mostBalanced(counts) : widest;
  const details = { separation: separationOf(at), threshold: at.threshold };
  if (!(details.separation > SEPARATION_MIN)) return refusedFit("NOT_INFORMATIVE", details);
  if (policy !== "medianSweep") return clippedFit(adjusted(at), details);
  const swept = counts.filter((count) => separationOf(count) >= SWEEP_SEPARATION_MIN);
  if (swept.length === 0) return clippedFit(adjusted(at), { ...details, nThresholds: 0 });
  return clippedFit(median(swept.map(adjusted)), { ...details, nThresholds: swept.length });
}

/** Halfway between neighbouring scores: at a score itself that row would always count as above, a bias of half a row.
 *  The lowest score stands alone below them, where every row counts. */
function midpoints(ascending: Float64Array): Float64Array {
  return ascending.map((score, i) => (i === 0 ? score : (ascending[i - 1] + score) / 2));
}

function separationOf({ truePositiveRate, falsePositiveRate }: CountAtThreshold): number {
  return truePositiveRate - falsePositiveRate;
}

function adjusted(count: CountAtThreshold): number {
  return (count.poolShare - count.falsePositiveRate) / separationOf(count);
}

function mostBalanced(counts: CountAtThreshold[]): CountAtThreshold {
  const imbalance = (count: CountAtThreshold) => Math.abs(count.falsePositiveRate - (1 - count.truePositiveRate));
  return counts.reduce((best, count) => (imbalance(count) < imbalance(best) ? count : best));
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}
