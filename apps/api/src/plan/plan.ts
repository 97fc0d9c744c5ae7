import { z } from "zod";

export const PLAN_VERSION = 1;

/** Experiments that one plan may ask for, controls and curves not counted. */
export const CANDIDATES_MAX = 200;

/** Distinct images without a label that a study looks at unless its plan says otherwise. */
export const SAMPLE_SIZE = 20_000;

const share = z.number().gt(0).lt(1);
const parameters = z.record(z.string(), z.unknown());
const methodChoice = z.strictObject({ method: z.string().min(1), parameters: parameters.default({}) });

const layer = z.enum(["avgpool", "layer3"]);
const preprocessing = z.enum(["plain", "equalised", "clahe", "cropped"]);
const representation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("raw") }),
  z.strictObject({ kind: z.literal("standardised") }),
  z.strictObject({ kind: z.literal("pca"), nComponents: z.int().min(1).max(512) }),
]);

const single = z
  .strictObject({
    layer,
    preprocessing: preprocessing.default("plain"),
    representation: representation.default({ kind: "raw" }),
    method: z.string().min(1),
    parameters: parameters.default({}),
    priority: z.int().default(0).describe("Higher ones are computed first."),
  })
  .describe("One experiment.");

const grid = z
  .strictObject({
    layers: z.array(layer).min(1),
    preprocessings: z.array(preprocessing).min(1).default(["plain"]),
    representations: z
      .array(representation)
      .min(1)
      .default([{ kind: "raw" }]),
    methods: z.array(methodChoice).min(1),
    priority: z.int().default(0).describe("Higher ones are computed first."),
  })
  .describe("Every combination of its lists.");

/** What the results are held to, set before they are seen. */
export const planSettings = z.strictObject({
  alpha: share.default(0.05).describe("Share of the labelled cancers that may be decided normal."),
  alphaBeside: share.default(0.01).describe("A stricter share, shown beside it."),
  delta: share.default(0.05).describe("Risk that a certified bound does not hold."),
  recallTarget: share.default(0.95).describe("Share of the labelled cancers that the threshold of a fold shall find."),
  costRatio: z
    .number()
    .positive()
    .max(10_000)
    .default(10)
    .describe("What a missed cancer costs, a false alarm being 1."),
});

export const planSchema = z
  .strictObject({
    planVersion: z.literal(PLAN_VERSION),
    name: z.string().min(1).max(80),
    settings: planSettings.prefault({}),
    sampleSize: z
      .int()
      .min(10)
      .max(100_000)
      .default(SAMPLE_SIZE)
      .describe(
        "Distinct images without a label that are looked at, beside every labelled one. Where there are more, those are a random draw; the champion is then applied to all the others.",
      ),
    protocol: z
      .strictObject({
        nSplits: z.int().min(2).max(20).default(5),
        nRepeats: z.int().min(1).max(20).default(5),
      })
      .prefault({}),
    experiments: z.array(single).max(CANDIDATES_MAX).default([]),
    grids: z.array(grid).max(50).default([]),
    transductive: z
      .boolean()
      .default(true)
      .describe("Run the semi-supervised ones once more with the held-out images in the pool, unlabelled."),
    controls: z
      .strictObject({
        shuffledLabels: z.boolean().default(true),
        naive: z.boolean().default(true),
      })
      .prefault({})
      .describe("Beside each semi-supervised experiment: the same with shuffled labels, and without the protocol."),
    labelEfficiency: z
      .array(z.int().min(2).max(100_000))
      .max(10)
      .default([5, 10, 20, 40])
      .describe("Numbers of labels to learn from; all of them comes last by itself."),
    otherSeeds: z.array(z.int().min(0)).max(20).default([]).describe("Seeds to run the champion with once more."),
    nestedChoice: z.boolean().default(true).describe("Estimate what choosing the best of many adds to its score."),
    projections: z.array(methodChoice).max(6),
    clusterings: z.array(methodChoice).min(1).max(10),
    calibration: z.strictObject({ calibrator: z.string().min(1), nSplits: z.int().min(2).max(20) }),
    prevalence: z.array(z.string().min(1)).min(1),
  })
  .refine(({ experiments, grids }) => experiments.length + grids.length > 0, {
    message: "a plan needs experiments or grids",
    path: ["experiments"],
  })
  .describe("What a study sets out to do.");

export type Plan = z.output<typeof planSchema>;
export type PlanSettings = Plan["settings"];
