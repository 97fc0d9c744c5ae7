import { z } from "zod";
import { championOptimism } from "./comparison-section.ts";
import { count, durationMs, figure, layer, parameters } from "./figure.ts";

const protocol = z
  .strictObject({
    nSplits: z.int().min(2).describe("Folds used: fewer than asked for when the rarer class has fewer images."),
    nRepeats: z.int().min(1).describe("Cross-validations, each with its own deal of the images."),
    control: z
      .enum(["NONE", "SHUFFLED_LABELS", "NAIVE"])
      .describe("NONE: an honest result. Otherwise a control, whose result is known beforehand."),
    nLabels: z.int().nullable().describe("Labels learned from in each fold; null: all."),
    recallTarget: z.number().describe("Share of the labelled cancers that the threshold of each fold shall find."),
    costRatio: z.number().optional().describe("False alarms that a missed cancer is worth, for costPerImage."),
    seed: z.int(),
    stratified: z.boolean(),
    groupedBy: z.string().min(1).describe("What never straddles a train and a test fold."),
    setting: z
      .enum(["INDUCTIVE", "TRANSDUCTIVE"])
      .describe(
        "INDUCTIVE: test images and their duplicates leave the unlabelled pool. TRANSDUCTIVE: they stay, unlabelled.",
      ),
    fittedInsideFold: z.array(z.string()).describe("Fitted on the training images of each fold alone, in order."),
  })
  .meta({ id: "Protocol" });

const fold = z.strictObject({
  repeat: count,
  fold: count,
  nTrain: count,
  nTest: count,
  nUnlabelled: count,
  rocAuc: z
    .number()
    .nullable()
    .describe("Null when the test fold holds one class only, or the fold could not be trained."),
  selected: z
    .record(z.string(), z.number())
    .describe(
      "What was chosen inside the fold, such as C, and converged: 1, or 0 when the iterations ended before the optimum. Empty when the fold could not be trained.",
    ),
  threshold: z
    .number()
    .nullable()
    .describe(
      "Score from which an image is called cancer, chosen inside the fold; null where its labels were too few.",
    ),
});

export const experimentSection = z
  .strictObject({
    id: z.string().min(1).describe("Hash of the configuration and the data: the same twice is the same experiment."),
    backbone: z.string().min(1),
    layer,
    preprocessing: z.enum(["plain", "equalised", "clahe", "cropped"]).describe("What was done to the images."),
    representation: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("raw") }),
        z.strictObject({ kind: z.literal("standardised") }),
        z.strictObject({ kind: z.literal("pca"), nComponents: z.int() }),
      ])
      .describe("What was done to the features, fitted inside each fold."),
    method: z.string().min(1),
    methodName: z.string().min(1),
    task: z.enum(["SUPERVISED", "SEMI_SUPERVISED"]),
    parameters,
    seed: z.int(),
    protocol,
    figures: z
      .array(figure)
      .describe(
        "rocAuc, a mean over folds. Of the out-of-fold scores together: logLoss, brier, averagePrecision, ece (expected calibration error, ten bins) and eceIfCalibrated (what perfect calibration would measure on as many scores). With cancer predicted from 0.5: f1, f2, recall, precision, specificity, accuracy, balancedAccuracy and mcc.",
      ),
    folds: z.array(fold),
    roc: z
      .strictObject({
        falsePositiveRate: z.array(z.number()),
        truePositiveRate: z.array(z.number()),
      })
      .nullable()
      .describe("Out of fold, in columns; null when a class is missing."),
    durationMs: durationMs.nullable(),
  })
  .meta({ id: "Experiment", description: "One method with its parameters, evaluated under one protocol." });

export const championSection = z
  .strictObject({
    experimentId: z.string().min(1),
    chosenBy: z.string().min(1).describe("Id of the figure that decided."),
    chosenAmong: z.int().min(1).describe("Experiments compared, on the same folds."),
    notEligible: z
      .array(z.string())
      .describe(
        "Experiments compared with them that could not be chosen: with a sample the champion has to score images that nothing was learned from, and their methods score none.",
      ),
    rule: z
      .enum(["HIGHEST_AUC", "SIMPLEST_WITHIN_ONE_STANDARD_ERROR", "HIGHEST_AUC_WITHOUT_STANDARD_ERROR"])
      .describe("Which part of the rule decided."),
    best: z.string().min(1).describe("The experiment of the highest figure."),
    withinOneStandardError: z.array(z.string()).describe("Those within one standard error of it."),
    figure: figure.describe(
      "That figure of the champion. Being the best of several on these folds, it leans to the optimistic side.",
    ),
    optimism: championOptimism.nullable().describe("How far it leans; null when the plan does not ask for it."),
  })
  .meta({ id: "Champion", description: "The experiment whose predictions are given." });
