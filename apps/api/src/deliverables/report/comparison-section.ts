import { z } from "zod";
import { count, figure, interval } from "./figure.ts";

const area = z.number().min(0).max(1);
const difference = z.number().min(-1).max(1);
const experimentId = z.string().min(1);
const verdict = z.enum(["BETTER", "WORSE", "NO_DIFFERENCE_SHOWN"]);
const reason = z.string().min(1).optional().describe("Why there is no difference, or no interval.");

const pairedDifference = z
  .strictObject({
    pairing: z
      .enum(["FOLDS", "IMAGES"])
      .describe(
        "What pairs the two: the folds they share, or, where folds were dealt differently, the images that both scored.",
      ),
    difference: difference.nullable().describe("ROC AUC, second less first."),
    standardError: z.number().nullable(),
    interval: interval.nullable().describe("Of this difference alone."),
    pValue: z.number().nullable().describe("Two-sided, of this difference alone."),
    holmPValue: z.number().nullable().describe("Adjusted for all that were judged together: the verdict's."),
    smallestEffect: z
      .number()
      .nullable()
      .describe("Difference that these data would have shown with chance power, had it been the only question."),
    smallestEffectAmongAll: z.number().nullable().describe("The same where it is one of those judged together."),
    nFolds: count.describe("Folds that both have; 0 when paired by image."),
    n: count.describe("Families with a label that both scored."),
    perFold: z.array(z.strictObject({ repeat: count, fold: count, difference })),
    verdict: verdict.describe(
      "NO_DIFFERENCE_SHOWN is not equality: the smallest effect says what would have been seen.",
    ),
    reason,
  })
  .meta({ id: "PairedDifference" });

const meanArea = z
  .strictObject({
    auc: area.nullable(),
    nFolds: count,
    standardError: z.number().nullable(),
    interval: interval.nullable(),
    reason,
  })
  .meta({ id: "MeanArea", description: "Mean ROC AUC over folds." });

const compared = z.strictObject({ experimentId, difference: pairedDifference });

const leakage = z
  .strictObject({
    experimentId,
    honest: meanArea,
    naive: meanArea,
    difference: difference
      .nullable()
      .describe("Naive less honest, of the means: the folds differ, so it has no interval."),
    pooledDifference: difference.nullable().describe("The same of the pooled scores, paired by image."),
    interval: interval.nullable().describe("Of the pooled difference."),
    pValue: z.number().nullable(),
    smallestEffect: z.number().nullable().describe("Pooled difference that these data would have shown."),
    n: count.describe("Families that both scored."),
    nShared: count.describe("Labelled images that both scored."),
    verdict: z.enum(["INFLATED", "DEFLATED", "NO_DIFFERENCE_SHOWN"]),
    reason,
  })
  .describe("What ignoring duplicates, and standardising before holding out, would have claimed.");

const controls = z
  .strictObject({
    experimentId,
    semiSupervised: z.boolean().describe("It also learned from the images without a label."),
    baseline: compared.nullable().describe("Less learning from labels alone, on the same folds."),
    transductive: z
      .strictObject({ experimentId, figure: figure.nullable() })
      .nullable()
      .describe(
        "Held-out images stayed in the pool, unlabelled: speaks for labelling this set, and is never compared.",
      ),
    shuffledLabels: z
      .strictObject({
        experimentId,
        figure: figure.nullable(),
        holdsChance: z.boolean().nullable().describe("Its interval holds 0.5; null without an interval."),
      })
      .nullable(),
    leakage: leakage.nullable(),
  })
  .describe("What stands beside one result; each null where the plan leaves it out.");

const labelEfficiency = z.strictObject({
  supervised: experimentId.describe("At all labels."),
  semiSupervised: experimentId.describe("At all labels."),
  points: z.array(
    z.strictObject({
      nLabels: count.describe("Labels learned from; the mean over folds where all were."),
      isAll: z.boolean(),
      supervised: meanArea,
      semiSupervised: meanArea,
      gain: pairedDifference.describe("What the unlabelled images add."),
    }),
  ),
  verdict: z.enum(["HELPS", "HURTS", "DEPENDS_ON_LABELS", "NO_DIFFERENCE_SHOWN", "NOT_MEASURED"]),
  gainAt: z.array(count),
  lossAt: z.array(count),
  smallestEffect: z
    .strictObject({ nLabels: count, difference: z.number(), n: count })
    .nullable()
    .describe("What the most precise of the points would have shown."),
});

const seeds = z.strictObject({
  nSeeds: count,
  mean: area.nullable(),
  range: z.strictObject({ low: area, high: area }).nullable(),
  standardDeviation: z
    .number()
    .nullable()
    .describe("Over seeds: how much of one run is luck, not how sure the area is."),
  perSeed: z.array(z.strictObject({ seed: z.int(), ...meanArea.shape })),
});

const semiSupervision = z.strictObject({
  verdict: z.enum(["HELPS", "HURTS", "DEPENDS_ON_METHOD", "NO_DIFFERENCE_SHOWN", "NOT_MEASURED"]),
  nCompared: count.describe("Semi-supervised experiments held against learning from labels alone, judged together."),
  better: z.array(experimentId),
  worse: z.array(experimentId),
  best: experimentId.describe("The one of the highest area; the figures below are its own."),
  difference: difference.nullable(),
  interval: interval.nullable(),
  smallestEffect: z.number().nullable().describe("Difference that would have been shown, as one of nCompared."),
  n: count.describe("Families with a label that both scored."),
});

export const comparisonSection = z
  .strictObject({
    level: z.number().describe("Of every interval and verdict."),
    power: z.number().describe("Chance of showing the smallest effect."),
    baseline: experimentId
      .nullable()
      .describe("What candidates are held against: learning from labels alone; null when none does."),
    candidates: z.array(compared).describe("All others less the baseline, judged together, in the order of the plan."),
    controls: z.array(controls).describe("Of the champion and of every semi-supervised candidate."),
    labelEfficiency: labelEfficiency.nullable(),
    seeds: seeds.nullable().describe("The champion under other seeds; null when the plan asks for none."),
    semiSupervision: semiSupervision.nullable().describe("Null when no candidate learned from unlabelled images."),
  })
  .meta({ id: "Comparison", description: "Experiments beside one another: paired, with what could have been seen." });

export type ComparisonSection = z.infer<typeof comparisonSection>;

export const championOptimism = z
  .strictObject({
    value: difference
      .nullable()
      .describe("The champion's area less that of the one chosen inside each fold; below 0 is chance."),
    interval: interval.nullable(),
    nestedAuc: area.nullable().describe("What choosing in this way gives on images that took no part in it."),
    nestedInterval: interval.nullable(),
    correctedAuc: area.nullable().describe("The champion's area less its optimism, one below 0 counting as 0."),
    correctedInterval: interval.nullable(),
    nFolds: count.describe("Outer folds that count."),
    chosenInside: z
      .array(z.strictObject({ experimentId, times: count }))
      .describe("How often each candidate was chosen inside, the most often first."),
    reason,
  })
  .meta({ id: "Optimism", description: "What having chosen among many adds to the champion's area, by nesting." });

export type ChampionOptimism = z.infer<typeof championOptimism>;
