import { z } from "zod";
import { classWeights } from "../class-weights.ts";
import { clippedFit, type PrevalenceFit, refusedFit } from "../prevalence-fit.ts";
import type { PrevalenceSample } from "../prevalence-sample.ts";

export const blackBoxShiftParameters = z.object({
  confusion: z
    .enum(["soft", "hard"])
    .default("soft")
    .describe(
      "soft averages the probabilities of each class; hard counts the images at 0.5 or above. Lipton et al. 2018 count; averages lose less of the scores.",
    ),
});

export type BlackBoxShiftParams = z.output<typeof blackBoxShiftParameters>;

const HARD_THRESHOLD = 0.5;
/** Below this the two columns of the confusion matrix are the same to rounding. */
const SEPARATION_MIN = 1e-9;

/** Black-box shift estimation: the weights w of the classes that solve C w = mu, where C is the labelled rows' joint
 *  confusion (prediction x label) and mu the pool's mean prediction; the share is w_cancer times the labelled share
 *  (Lipton, Wang and Smola 2018).
 *  With two classes the predictions sum to 1, so C w = mu and its least squares solution on the simplex are one
 *  equation: share = (mean of the pool - mean of the normals) / (mean of the cancers - mean of the normals), clipped to
 *  0..1. With hard predictions that is adjusted counting at a threshold of 0.5, to the last bit; soft predictions need
 *  no threshold. Neither needs calibrated scores, only scores that separate the classes.
 *  details: separation, the denominator; meanCancer, meanNormal, meanPool.
 *  O(m + u), deterministic. */
export function estimateByBlackBoxShift(sample: PrevalenceSample, { confusion }: BlackBoxShiftParams): PrevalenceFit {
  const { labelled, labels, labelledWeights, pool, poolWeights } = sample;
  const { normal, cancer } = classWeights(labels, labelledWeights);
  if (normal === 0 || cancer === 0) return refusedFit("ONE_CLASS");
  const predict = confusion === "soft" ? (p: number) => p : (p: number) => (p >= HARD_THRESHOLD ? 1 : 0);
  const sums = [0, 0];
  for (let i = 0; i < labelled.length; i++) sums[labels[i]] += labelledWeights[i] * predict(labelled[i]);
  let [poolSum, poolWeight] = [0, 0];
  for (let i = 0; i < pool.length; i++) {
    poolSum += poolWeights[i] * predict(pool[i]);
    poolWeight += poolWeights[i];
  }
  const [meanNormal, meanCancer, meanPool] = [sums[0] / normal, sums[1] / cancer, poolSum / poolWeight];
  const separation = meanCancer - meanNormal;
  const details = { separation, meanCancer, meanNormal, meanPool };
  if (!(separation > SEPARATION_MIN)) return refusedFit("NOT_INFORMATIVE", details);
  return clippedFit((meanPool - meanNormal) / separation, details);
}
