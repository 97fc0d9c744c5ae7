import { z } from "zod";
import { count, layer, sha256 } from "./figure.ts";

export const execution = z
  .strictObject({
    provider: z.string().min(1).describe("Chosen execution provider: cuda, webgpu or cpu."),
    device: z.string(),
    threads: z.int().min(1),
    batchSize: z.int().min(1),
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
