import { z } from "zod";
import { classWeights } from "../class-weights.ts";
import { clipLogOdds, logOdds } from "../log-odds.ts";
import { clippedFit, type PrevalenceFit, refusedFit } from "../prevalence-fit.ts";
import type { PrevalenceSample } from "../prevalence-sample.ts";
import { fitRecalibration } from "../recalibration.ts";
import { likeliestShare } from "./likeliest-share.ts";

export const expectationMaximisationParameters = z.object({
  recalibration: z
    .enum(["biasCorrected", "none"])
    .default("biasCorrected")
    .describe(
      "biasCorrected first refits the slope and bias of the scores to the labelled images, so that their uncertainty enters the interval (Alexandari et al. 2020); none takes the scores as probabilities, as published in 2002, and refuses uncalibrated ones.",
    ),
});

export type ExpectationMaximisationParams = z.output<typeof expectationMaximisationParameters>;

/** The pool's share of cancers at which its scores are likeliest, when only the share differs from the labelled rows:
 *  the fixed point of Saerens, Latinne and Decaestecker's expectation-maximisation (2002, equation 2.9).
 *  With two classes that likelihood is concave in the share, so Newton's method in a shrinking bracket reaches the same
 *  point in a few steps; the published iterations take hundreds where classes overlap, and never arrive at a border.
 *  details: slope and intercept of the recalibration, trainPrevalence, nIter, border (1 when the likelihood still rises
 *  at 0 or 1, which calibrated scores under label shift do only when the share is about there).
 *  O(m + u) per step, deterministic. */
export function estimateByExpectationMaximisation(
  sample: PrevalenceSample,
  { recalibration }: ExpectationMaximisationParams,
): PrevalenceFit {
  const { labelledLogits, labels, labelledWeights, poolLogits, poolWeights } = sample;
  const { normal, cancer } = classWeights(labels, labelledWeights);
  if (normal === 0 || cancer === 0) return refusedFit("ONE_CLASS");
  const { slope, intercept } =
    recalibration === "none" ? { slope: 1, intercept: 0 } : fitRecalibration(labelledLogits, labels, labelledWeights);
  if (!(slope > 0)) return refusedFit("NOT_INFORMATIVE", { slope, intercept });
  const trainPrevalence = cancer / (normal + cancer);
  const shift = intercept - logOdds(trainPrevalence);
  const excess = poolLogits.map((logit) => Math.exp(clipLogOdds(slope * logit + shift)) - 1);
  const { share, nIter, border } = likeliestShare(excess, poolWeights);
  return clippedFit(share, { slope, intercept, trainPrevalence, nIter, border: border ? 1 : 0 });
}
