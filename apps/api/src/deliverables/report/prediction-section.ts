import { z } from "zod";
import { count, interval } from "./figure.ts";

export const decisionCounts = z
  .strictObject({ normal: count, cancer: count, review: count })
  .meta({ id: "DecisionCounts" });

const decisionRule = z
  .strictObject({
    alpha: z.number().gt(0).lt(1).describe("Miss rate of each class that the thresholds aim at."),
    cancerFrom: z.number().nullable().describe("Scores of about alpha of the labelled cancers fall below."),
    normalUpTo: z.number().nullable().describe("Scores of about alpha of the labelled normals rise above."),
    status: z
      .enum(["ESTIMATED", "NOT_DECIDABLE"])
      .describe("ESTIMATED: from out-of-fold scores, not guaranteed. NOT_DECIDABLE: too few labels."),
    nCancer: count.describe("Scored images labelled cancer."),
    nNormal: count,
    labelsNeeded: count.describe("Labels still missing in the class that lacks most, when NOT_DECIDABLE."),
    nRepeats: z.int().min(1).describe("Cross-validations that the thresholds are medians over."),
    missRates: z
      .strictObject({ cancer: interval, normal: interval })
      .nullable()
      .describe(
        "Where the realised miss rate of each threshold may lie, as that many scores leave it open. Null when NOT_DECIDABLE.",
      ),
  })
  .meta({
    id: "DecisionRule",
    description: "One class left possible: decided. Both or none: a human looks.",
  });

export const predictionSection = z
  .strictObject({
    files: decisionCounts.describe("Every file, labelled ones included: the rows of predictions.csv."),
    unlabelledDistinct: decisionCounts.describe("Distinct images without a label."),
    rule: decisionRule
      .nullable()
      .describe("Null when no classifier could be measured: every image then goes to review."),
  })
  .meta({ id: "Predictions" });
