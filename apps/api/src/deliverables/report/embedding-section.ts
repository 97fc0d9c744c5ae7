import { z } from "zod";
import { count, layer, sha256 } from "./figure.ts";

const precision = z.enum(["float32", "int8", "float16"]);

export const execution = z
  .strictObject({
    provider: z.string().min(1).describe("Chosen execution provider: cuda, webgpu or cpu."),
    device: z.string(),
    precision: precision.optional().describe("Numbers the network computed in; absent in older studies: float32."),
    threads: z.int().min(1),
    batchSize: z.int().min(1),
    tuning: z
      .strictObject({
        reason: z
          .enum(["MEASURED", "REMEMBERED", "FEW_IMAGES", "NOT_TRIED"])
          .describe(
            "How threads and batch were settled: by a trial before these images, by an earlier one, as usual since the images were too few for a trial, or as asked for.",
          ),
        tried: z.array(
          z.strictObject({
            threads: z.int().min(1),
            batchSize: z.int().min(1),
            imagesPerSecond: z.number().positive(),
          }),
        ),
      })
      .optional()
      .describe("What was tried to settle threads and batch, with the speed of inference alone."),
    declined: z
      .array(z.strictObject({ id: z.string(), detail: z.string() }))
      .describe("Providers that auto prefers and did not take, with the reason."),
    embedded: count.describe("Images embedded by this study."),
    cached: count.describe("Images whose vectors an earlier run had made."),
    imagesPerSecond: z.number().nullable().describe("End to end, decoding included; null when nothing was embedded."),
    partRates: z
      .array(z.number().positive())
      .optional()
      .describe(
        "The same of equal parts of the work, one after another; absent where the images were too few to part.",
      ),
  })
  .meta({ id: "Execution", description: "Where and how fast the backbone ran." });

export const embeddingSection = z
  .strictObject({
    backbone: z.string().min(1),
    architecture: z.string().min(1),
    weightsSha256: sha256,
    precision: precision.optional().describe("Numbers the network computed in; absent in older studies: float32."),
    calibration: sha256
      .optional()
      .describe("Of an int8 network: what the ranges of its activations hash to, with its weights."),
    layer,
    dim: z.int().min(1).describe("Components of a vector."),
    n: count.describe("Distinct images with a vector."),
    preprocessing: z.string().min(1),
    providers: z
      .array(z.string().min(1))
      .describe(
        "Execution providers that made the vectors, now or in an earlier run: another may differ in the last digits.",
      ),
    backboneHasSeenImages: z.boolean().describe("True when it learned, without labels, from images of this data set."),
    imagesSeen: count.describe("Files of this data set that the backbone's card names."),
  })
  .meta({ id: "Embedding" });
