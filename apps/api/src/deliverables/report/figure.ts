import { z } from "zod";

export const interval = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    level: z.number().min(0).max(1).describe("Confidence level, such as 0.95."),
    method: z
      .string()
      .min(1)
      .describe(
        "How it was made: nadeau-bengio, wilson, clopper-pearson, delong, bca, group-bootstrap, consistency-resampling, beta-order-statistic or subsample-range.",
      ),
  })
  .meta({
    id: "Interval",
    description:
      "A confidence interval. wilson, clopper-pearson, delong, bca and group-bootstrap (recall, accuracy and the other figures of pooled scores) are given these fitted models: what other training images would change is not in them. nadeau-bengio allows for it; where the figure lies in 0..1 it is clipped there. consistency-resampling is the range that labels drawn from the scores themselves give. beta-order-statistic is the miss rate of a decision threshold. subsample-range is a spread, not a confidence interval: a share level of the pairs of subsamples lie in it.",
  });

export const figure = z
  .strictObject({
    id: z.string().min(1).describe("Stable within its section, such as rocAuc."),
    value: z.number().nullable().describe("Null when the data cannot give it; reason then says why."),
    n: z.int().min(0).describe("Items the figure rests on: distinct images unless said."),
    nFolds: z
      .int()
      .min(0)
      .optional()
      .describe("Folds that gave a value, of a mean over folds; n counts the images of those alone."),
    nResamples: z.int().min(0).optional().describe("Pairs of subsamples, of a mean over them."),
    scores: z
      .enum(["RAW", "CALIBRATED"])
      .optional()
      .describe("Of a figure of probabilities: the method's own, or those calibrated inside the folds."),
    missCost: z
      .number()
      .optional()
      .describe("What a missed cancer weighs against a false alarm, where they are weighed."),
    interval: interval.nullable().describe("Null when there is none; reason says why where one could be expected."),
    reason: z.string().min(1).optional().describe("Stable code, such as ONE_CLASS or NO_SPREAD."),
  })
  .meta({ id: "Figure", description: "One measured figure. It never travels without its n." });

export type ReportFigure = z.infer<typeof figure>;

export const count = z.int().min(0);
export const durationMs = z.number().min(0).describe("Milliseconds of wall time.");
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const layer = z.enum(["avgpool", "layer3"]);
export const parameters = z.record(z.string(), z.unknown()).describe("Every parameter, defaults filled in.");
