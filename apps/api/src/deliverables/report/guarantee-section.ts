import { z } from "zod";
import { count, interval } from "./figure.ts";

const share = z.number().min(0).max(1);

const guaranteeStatus = z
  .enum(["certified", "estimated", "not decidable"])
  .describe(
    "certified: bounded by labels drawn at random from the pool that trained and chose nothing, whenever one looks. estimated: from out-of-fold scores, not a guarantee. not decidable: neither, so that no image is decided normal.",
  );

const cancerAmongNormal = z
  .strictObject({
    value: share,
    low: share,
    high: share,
    prevalence: z
      .strictObject({ value: share, low: share, high: share })
      .describe("Share of cancers in the pool that it is computed with, and moves with."),
  })
  .meta({
    id: "CancerAmongNormal",
    description:
      "P(labelled cancer | decided normal) = prevalence x miss rate / share decided normal. low and high take both ends of both intervals.",
  });

const missRateFields = {
  missRate: share.nullable().describe("P(decided normal | labelled cancer): misses over cancers."),
  missRateN: count.nullable().describe("Families labelled cancer that the miss rate is counted on."),
  missRateInterval: interval.nullable(),
  missRateUpperBound: share
    .nullable()
    .describe("Not exceeded at confidence 1 - delta; null when not decidable. Of a point: of that threshold alone."),
  cancerAmongNormal: cancerAmongNormal.nullable(),
};

const point = z.strictObject({
  threshold: z.number(),
  shareNormal: share.nullable(),
  shareDecided: share.nullable().describe("The automation rate at this threshold."),
  ...missRateFields,
  status: guaranteeStatus,
});

const guaranteeFields = {
  status: guaranteeStatus,
  alpha: share.describe("Miss rate not to exceed."),
  delta: share.describe("Risk that a certified bound does not hold."),
  automationRate: share.nullable().describe("Share of the pool that is decided, normal or cancer."),
  shareNormal: share.nullable().describe("Share of the pool decided normal."),
  ...missRateFields,
  labelsNeeded: count
    .nullable()
    .describe(
      "Further labels drawn at random that certify on average, if no further cancer is missed; 0 once certified, null when the pool's share of cancers is not known. May exceed the pool.",
    ),
  labelsNeededLow: count.nullable().describe("The same at the upper end of the pool's share of cancers."),
  labelsNeededHigh: count.nullable().describe("The same at its lower end; null where that is 0."),
  threshold: z.number().nullable().describe("Raw scores below it may be decided normal."),
  nCancer: count.describe("Families labelled cancer with an out-of-fold score."),
  nNormal: count,
  nRepeats: z.int().min(1).describe("Cross-validations."),
  nPool: count.describe("Distinct images without a label, audited ones among them."),
  upperBoundWithoutMiss: share.describe("What no miss at all among nCancer cancers would bound the miss rate by."),
  cancersNeeded: count.describe("Cancers, none of them missed, from which on alpha can be estimated."),
  auditCancersNeeded: count.describe("Cancers drawn at random, none of them missed, that certify alpha."),
  nAudit: z
    .strictObject({
      labels: count,
      cancers: count,
      misses: count.nullable().describe("Below the threshold; null without one."),
      leftOut: count.describe("Families of which a member was trained on, or without a score: they certify nothing."),
    })
    .describe("Families read in random audits, in the order drawn up to the first that was not read."),
  contract: z.int().min(1).describe("The how-manieth model of this data set that is held against the audit labels."),
  contractDelta: share.describe("Part of delta that this model may spend."),
  evidence: z.enum(["audit", "out-of-fold"]).describe("Where its miss rates come from."),
};

export const guaranteeSection = z
  .strictObject({
    ...guaranteeFields,
    curve: z.array(point).describe("Automation against miss rate, thresholds ascending."),
    beside: z.strictObject(guaranteeFields).describe("The same at a stricter alpha, without its curve."),
  })
  .meta({
    id: "Guarantee",
    description: "What is known of the miss rate, P(decided normal | labelled cancer), one score a family.",
  });

export type GuaranteeSection = z.infer<typeof guaranteeSection>;
