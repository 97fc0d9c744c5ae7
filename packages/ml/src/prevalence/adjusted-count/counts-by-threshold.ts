import { classWeights } from "../class-weights.ts";
import type { PrevalenceSample } from "../prevalence-sample.ts";

/** Shares of rows that score at least the threshold. */
export type CountAtThreshold = {
  threshold: number;
  truePositiveRate: number;
  falsePositiveRate: number;
  poolShare: number;
};

/** The counts at each distinct threshold, ascending, in one walk along both sorted sets.
 *  @param thresholds  t, ascending; at least one
 *  O(m + u + t). */
export function countsByThreshold(sample: PrevalenceSample, thresholds: Float64Array): CountAtThreshold[] {
  const { labelled, labels, labelledWeights, pool, poolWeights } = sample;
  const { normal, cancer } = classWeights(labels, labelledWeights);
  let poolTotal = 0;
  for (let i = 0; i < poolWeights.length; i++) poolTotal += poolWeights[i];
  const below = [0, 0];
  let poolBelow = 0;
  let [at, poolAt] = [0, 0];
  const counts: CountAtThreshold[] = [];
  for (let t = 0; t < thresholds.length; t++) {
    const threshold = thresholds[t];
    if (t > 0 && threshold === thresholds[t - 1]) continue;
    for (; at < labelled.length && labelled[at] < threshold; at++) below[labels[at]] += labelledWeights[at];
    for (; poolAt < pool.length && pool[poolAt] < threshold; poolAt++) poolBelow += poolWeights[poolAt];
    counts.push({
      threshold,
      truePositiveRate: (cancer - below[1]) / cancer,
      falsePositiveRate: (normal - below[0]) / normal,
      poolShare: (poolTotal - poolBelow) / poolTotal,
    });
  }
  return counts;
}
