import { INPUT_IDS, PLAN_IDS, READINGS } from "@brainscan/ml/scaleup/scenario";
import { z } from "zod";
import { count } from "./figure.ts";

const share = z.number().min(0).max(1);

export const distributionSection = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("fixed"), value: z.number() }),
    z.strictObject({ kind: z.literal("triangular"), low: z.number(), mode: z.number(), high: z.number() }),
    z.strictObject({ kind: z.literal("logNormal"), median: z.number(), sigma: z.number().min(0) }),
    z.strictObject({ kind: z.literal("beta"), alpha: z.number(), beta: z.number() }),
    z.strictObject({ kind: z.literal("draws"), values: z.array(z.number()).min(1) }),
  ])
  .meta({
    id: "ScaleUpDistribution",
    description:
      "What is known of an input. fixed: no spread. logNormal: its logarithm is normal with standard deviation sigma about log(median). draws: values that stand for themselves, each as likely as the others.",
  });

const provenance = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("measured"),
      figure: z.string().startsWith("/").describe("Where the figure stands in this report."),
      n: count.describe("What it was measured on."),
    }),
    z.strictObject({
      kind: z.literal("assumption"),
      source: z.string().min(1).describe("Whose figure it is, or why it is taken."),
      readOn: z.iso.date().describe("The day the source was read."),
    }),
    z.strictObject({ kind: z.literal("given"), source: z.string().min(1) }),
    z.strictObject({ kind: z.literal("user") }),
  ])
  .meta({ id: "ScaleUpProvenance", description: "Where an input comes from." });

const planParts = {
  reviewUndecided: z
    .boolean()
    .describe("Experts read what the classifier does not decide; otherwise it decides everything."),
  auditImages: z
    .union([count, z.literal("planned")])
    .describe("Automatic normals drawn at random to be read; planned: as many as bound their share of cancers."),
};

export const planId = z
  .enum(PLAN_IDS)
  .describe(
    "automatic: every image gets the classifier's label. review: experts read what it may not decide. audited: as automatic, then experts read a random sample of the automatic normals. own: the reader's own choice.",
  );

export const reading = z
  .enum(READINGS)
  .describe(
    "How the pilot's budget is read. automaticLabel: as the price of one automatic label, all included. expertLabel: of one expert label. computeBudget: as money for machines.",
  );

export const choicesSection = z
  .strictObject({
    reading,
    maxMissRate: share.describe("Miss rate not to exceed."),
    confidence: share.describe("Asked of its bound."),
    maxCancerAmongNormal: share.describe("Share of cancers among the automatic normals that the audit is to bound."),
    requiredProbability: share.describe("Of staying within budget, from which on a plan counts as within it."),
    nMachines: z.int().min(1),
    bytesPerValue: z.union([z.literal(4), z.literal(2)]).describe("Of a kept number: float32 or float16."),
    keepImages: z.boolean().describe("The images are stored too, not only their embeddings."),
    ownPlan: z.strictObject(planParts).nullable(),
  })
  .meta({ id: "ScaleUpChoices", description: "What one decides rather than knows." });

export const scenarioSection = z
  .strictObject({
    inputs: z
      .array(z.strictObject({ id: z.enum(INPUT_IDS), distribution: distributionSection, provenance }))
      .describe("Every input of the cost model once, in its unit."),
    choices: choicesSection,
    seed: z.int(),
    nDraws: z.int().min(1),
  })
  .meta({ id: "ScaleUpScenario", description: "Everything an answer follows from, but for the study's quality." });

const outcomes = z
  .strictObject({ normal: z.number().min(0), review: z.number().min(0), cancer: z.number().min(0) })
  .meta({
    id: "ScaleUpOutcomes",
    description:
      "Families of one class by what becomes of them at a threshold: means over the repeats of a cross-validation, so that they may be fractional.",
  });

export const qualitySection = z
  .strictObject({
    nCancer: count.describe("Families labelled cancer with an out-of-fold score, the fewest of any repeat."),
    nNormal: count,
    nRepeats: count,
    nAuditLabels: count.describe("Families read in random audits."),
    nAuditCancers: count.describe("Cancers read in random audits."),
    contract: count.min(1).describe("Which distinct model the audits speak of: it sets the risk that they may spend."),
    poolPrevalence: z
      .strictObject({ value: share, low: share, high: share })
      .nullable()
      .describe("Share of cancers in the study's own pool; null when unknown."),
    nPool: count.describe("Images of the pool that are not labelled."),
    points: z
      .array(z.strictObject({ threshold: z.number(), cancers: outcomes, normals: outcomes, auditMisses: count }))
      .max(40)
      .describe("Thresholds ascending; empty when nothing could be measured."),
    labelGain: z
      .strictObject({ gain: z.number(), low: z.number(), high: z.number(), nFurther: count })
      .nullable()
      .describe("Rise of the area under the ROC curve that so many further labels would bring; null when not known."),
  })
  .meta({
    id: "ScaleUpQuality",
    description:
      "What the study knows of its champion's errors on images yet to come: out of fold, inductive, in counts from which every rate and its uncertainty follow.",
  });

const rate = {
  value: z.number().positive().describe("Over all of it."),
  rates: z
    .array(z.number().positive())
    .describe("Of its parts, or of each time it was done: their spread is the input's."),
  n: count.describe("Images that it was measured on."),
};
const mean = z.strictObject({ value: z.number().positive(), n: count });

export const measuredSection = z
  .strictObject({
    imagesPerSecond: z
      .strictObject({
        ...rate,
        provider: z.string().min(1),
        device: z.string(),
        threads: z.int().min(1),
        measuredBy: z
          .enum(["THIS_STUDY", "EARLIER_STUDY"])
          .describe(
            "EARLIER_STUDY: all vectors came from the cache, so that the newest speed of an earlier run stands.",
          ),
      })
      .nullable()
      .describe("Decoded and embedded, end to end; null when none is known: the input is then assumed."),
    predictionsPerSecond: z
      .strictObject(rate)
      .nullable()
      .describe("Scored by the champion on one thread; null without a champion: the input is then assumed."),
    imageBytes: mean.describe("Mean size of an image file."),
    embeddingValues: mean.describe("Numbers kept of an image, on all layers; n: layers."),
  })
  .meta({ id: "ScaleUpMeasured", description: "Inputs of the cost model that were measured here." });
