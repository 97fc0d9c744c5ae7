import { z } from "zod";
import { count, interval } from "./figure.ts";

export const decisionCounts = z
  .strictObject({ normal: count, cancer: count, review: count })
  .meta({ id: "DecisionCounts" });

const decisionRule = z
  .strictObject({
    alpha: z.number().gt(0).lt(1).describe("Share of the labelled cancers that may be decided normal."),
    cancerFrom: z
      .number()
      .nullable()
      .describe("Raw scores below it may be decided normal. Null: none is, since no threshold keeps the miss rate."),
    normalUpTo: z
      .number()
      .nullable()
      .describe("Raw scores of about alpha of the labelled normals rise above it. Null: too few normals."),
    status: z
      .enum(["CERTIFIED", "ESTIMATED", "NOT_DECIDABLE"])
      .describe("What is known of the miss rate; see guarantee."),
    nCancer: count.describe("Families labelled cancer that it rests on."),
    nNormal: count,
    labelsNeeded: count
      .nullable()
      .describe("Further random labels that would certify it; null when the pool's share of cancers is not known."),
    nRepeats: z.int().min(1).describe("Cross-validations that it rests on."),
    missRates: z
      .strictObject({ cancer: interval.nullable(), normal: interval.nullable() })
      .nullable()
      .describe("Where the share of cancers below cancerFrom, of normals above normalUpTo may lie."),
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
