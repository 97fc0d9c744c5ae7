import { z } from "zod";
import { count, interval, layer, parameters } from "./figure.ts";
import { notice } from "./notice.ts";

const share = z.number().min(0).max(1);
const estimate = z.strictObject({ value: z.number(), interval: interval.nullable() });

const prevalenceEstimate = z.strictObject({
  estimator: z.string().min(1).describe("Id in the registry of methods."),
  parameters,
  value: share.nullable().describe("Share of labelled-cancer-like images in the pool; null with a reason."),
  interval: interval
    .nullable()
    .describe("Over labelled and unlabelled images, given the fitted models; null without a value or with few images."),
  unclipped: z
    .number()
    .nullable()
    .describe("The value before it is cut to 0..1: outside, no mixture of the labelled classes looks like the pool."),
  unclippedInterval: interval.nullable(),
  reason: z.enum(["ONE_CLASS", "NOT_INFORMATIVE", "UNCALIBRATED"]).optional().describe("Why there is no value."),
  details: z.record(z.string(), z.number()).describe("Figures of the fit, such as separation."),
  separationInterval: interval.nullable().describe("Of details.separation, where the estimator divides by it."),
});

const calibrationCheck = z
  .strictObject({
    verdict: z.enum(["CALIBRATED", "UNCALIBRATED", "NOT_INFORMATIVE"]),
    n: count.describe("Labelled images scored out of fold."),
    slope: estimate.describe("1 where the scores are probabilities."),
    intercept: estimate.describe("0 where the scores are probabilities."),
    expectedCalibrationError: z
      .strictObject({
        value: z.number(),
        ifCalibrated: z.number().describe("What perfect calibration would measure on so few images."),
        ifCalibratedInterval: interval,
        pValue: z.number(),
        debiased: z.number(),
      })
      .nullable(),
  })
  .describe("Are the scores of held-out labelled images probabilities?");

const labelShiftTest = z
  .strictObject({
    verdict: z.enum(["PLAUSIBLE", "REFUTED", "NOT_DECIDABLE"]),
    prevalence: share.describe("What the labelled images were reweighted to."),
    auc: z.number().nullable().describe("How well labelled and unlabelled images can be told apart; 0.5: not at all."),
    interval: interval.nullable(),
    pValue: z.number().nullable(),
    criticalAuc: z.number().nullable().describe("From here on, the test sees a difference."),
    nLabelled: count,
    nPool: count,
    effectiveLabelled: z.number().describe("Images that the reweighted labelled ones are worth."),
    labelledFamilies: count,
    poolFamilies: count,
    nPermutations: count,
  })
  .describe("Do labelled images, reweighted to the estimated share, look like the pool?");

export const prevalenceSection = z
  .strictObject({
    scorer: z
      .strictObject({
        method: z.string().min(1),
        methodName: z.string().min(1),
        layer,
        parameters,
        calibration: z.strictObject({ calibrator: z.string().min(1), nSplits: z.int().min(2) }),
        seed: z.int(),
      })
      .describe(
        "What scored the images: the champion, or logistic regression on its layer when it learned from the pool.",
      ),
    counts: z
      .strictObject({
        nNormal: count,
        nCancer: count,
        normalFamilies: count,
        cancerFamilies: count,
        nPool: count.describe("Unlabelled images estimated on."),
        poolFamilies: count,
        nRelated: count.describe("Unlabelled images left out because one of their family is labelled."),
      })
      .describe("Distinct images without contradictory labels."),
    labelledShare: share.nullable().describe("Share of cancers among the labelled images; null without any."),
    labelled: share.nullable().describe("The same, under the name it is looked up by."),
    pool: z
      .strictObject({
        estimate: share.nullable().describe("Null where no share is decidable."),
        low: share.nullable().describe("Null without an interval."),
        high: share.nullable(),
      })
      .describe("Share of cancers among the images without a label, by the preferred estimator."),
    estimates: z.array(prevalenceEstimate),
    preferred: z.string().nullable().describe("Estimator to read; null when the share is not decidable."),
    refusal: z
      .enum(["TOO_FEW_SAMPLES", "TOO_FEW_FAMILIES"])
      .nullable()
      .describe("Why the scores could not be calibrated, so that nothing was estimated."),
    calibration: calibrationCheck.nullable(),
    differences: z
      .array(
        z.strictObject({
          estimators: z.tuple([z.string(), z.string()]),
          difference: z.number().describe("First minus second, on the same resamples."),
          interval: interval.nullable(),
        }),
      )
      .describe("Intervals hold together: their level is shared out among the pairs."),
    nResamples: count.nullable(),
    labelShift: labelShiftTest.nullable(),
    findings: z.array(notice).describe("What to know before using the estimates."),
  })
  .meta({
    id: "Prevalence",
    description:
      "How common labelled cancers are among the images without a label: estimated, never guaranteed. It rests on labelled and unlabelled images differing in that share alone. The intervals leave out how another deal of the folds, another seed or other training images would have changed the models.",
  });
