import { z } from "zod";
import { count, interval } from "./figure.ts";

const share = z.number().min(0).max(1);
const path = z.string().min(1).describe("Path of an image; of identical ones the first labelled.");
const label = z.enum(["normal", "cancer"]);
const range = z.strictObject({ low: z.number(), high: z.number(), level: share });

const shortcut = z
  .strictObject({
    id: z
      .enum([
        "fileSizeBytes",
        "widthPx",
        "heightPx",
        "mean",
        "deviation",
        "contrast",
        "sharpness",
        "border",
        "orientation",
        "isDuplicate",
      ])
      .describe("What was measured without looking at what the image shows."),
    constant: z.boolean().describe("Every labelled image has the same value: it can predict nothing."),
    n: count.describe("Labelled distinct images."),
    nDistinct: count.describe("Different values among them."),
    auc: share
      .nullable()
      .describe("Chance that a labelled cancer has more of it than a labelled normal: 0.5 tells nothing."),
    interval: interval.nullable(),
    pValue: share.nullable().describe("That it has nothing to do with the label, two-sided, by permutation."),
    holmPValue: share.nullable().describe("The same, adjusted for the number of measures."),
    reason: z.enum(["CONSTANT", "ONE_CLASS", "TOO_FEW_FAMILIES", "NO_SPREAD"]).optional(),
  })
  .meta({ id: "Shortcut" });

const together = z
  .strictObject({
    auc: share.nullable().describe("Mean over folds of logistic regression on all measures that vary."),
    interval: interval.nullable(),
    n: count,
    nFolds: count,
    reason: z.enum(["CONSTANT", "TOO_FEW_FAMILIES", "TOO_FEW_FOLDS", "NO_SPREAD"]).optional(),
  })
  .describe("All measures at once, on families that the fit has not seen.");

const explained = z
  .strictObject({
    rSquared: z.number().max(1).nullable().describe("Below 0 the measures explain nothing."),
    interval: interval.nullable(),
    n: count,
    nFamilies: count,
    reason: z.enum(["NO_SCORES", "CONSTANT", "TOO_FEW_FAMILIES", "NO_SPREAD"]).optional(),
  })
  .describe("Share of the variance of the champion's log odds that the measures predict, out of fold.");

const representativeness = z
  .strictObject({
    auc: share.nullable().describe("How well labelled and unlabelled images can be told apart, out of fold."),
    interval: interval.nullable(),
    pValue: share.nullable().describe("By permutation, one-sided."),
    fair: z
      .boolean()
      .nullable()
      .describe("False: they differ. True: they do not, and aucTolerance would have been seen. Null: cannot tell."),
    level: share,
    aucTolerance: share,
    n: count.describe("Families compared, labelled or not."),
    nLabelled: count,
    nPool: count,
    nPoolFamilies: count.describe("Families without a label that there are; nPool of them were drawn."),
    nPermutations: count,
    criticalAuc: z.number().nullable().describe("Above it the test sees a difference."),
    nLabelledNeeded: count.nullable().describe("Labelled families from which aucTolerance would be seen."),
    reason: z.enum(["TOO_FEW_LABELLED", "NO_POOL", "NOT_SEEN", "NO_FEATURES"]).optional(),
  })
  .describe("Are the labelled images a fair sample of all? One image a family.");

const region = z.strictObject({
  cluster: z.int().nullable().describe("-1: noise. Null: the images were not clustered."),
  n: count.describe("Distinct images."),
  nLabelled: count,
  nPool: count,
  nUncovered: count,
  shareUncovered: share.nullable().describe("Of its families without a label."),
  interval: interval.nullable(),
  examples: z.array(path),
});

const coverage = z
  .strictObject({
    distanceMax: z.number().nullable().describe("Farther from every label an image counts as uncovered."),
    share: share.describe("Share of the labelled families that stay within it of another."),
    nLabelledFamilies: count,
    nFamiliesNeeded: count,
    nPool: count,
    nPoolFamilies: count,
    nUncovered: count,
    nUncoveredFamilies: count,
    shareUncovered: share.nullable().describe("Of families; about 1 - share is expected of a fair sample."),
    interval: interval.nullable(),
    regions: z.array(region).describe("By cluster, most uncovered images first."),
    reason: z.enum(["NO_LABELS", "NO_POOL", "TOO_FEW_FAMILIES"]).optional(),
  })
  .describe("Images without a label near them: what is said of them is an extrapolation.");

const nextLabel = z.strictObject({
  path,
  reason: z.enum(["RANDOM_AUDIT", "COVERAGE", "UNCERTAINTY"]),
  detail: z
    .record(z.string(), z.number().nullable())
    .describe("draw, nFamilies; distance, uncoveredDistance, nCovered; or score, threshold."),
});

const expectedGain = z
  .strictObject({
    gain: z.number().nullable().describe("Rise of the area under the ROC curve."),
    interval: range.nullable(),
    nLabels: count.nullable().describe("Labels from which it is counted."),
    nFurther: count.describe("Further labels that bring it."),
    nPoints: count.describe("Points of the label-efficiency curve behind it."),
    learner: z.enum(["SUPERVISED", "SEMI_SUPERVISED"]).nullable().describe("Whose curve; null without one."),
    reason: z.enum(["TOO_FEW_POINTS", "FLAT"]).optional(),
  })
  .describe("By the end of the label-efficiency curve.");

const nextLabels = z
  .strictObject({ labels: z.array(nextLabel).describe("In the order to label them."), expectedGain })
  .describe(
    "What to label next: a random audit first, then where no label is near, then where the classifier hesitates.",
  );

const labelErrors = z
  .strictObject({
    n: count.describe("Labelled images scored out of fold."),
    scores: z.enum(["RAW", "CALIBRATED"]),
    nSuspects: count,
    suspects: z
      .array(
        z.strictObject({
          path,
          label,
          suggested: label,
          selfConfidence: share.describe("Out-of-fold probability of the given label."),
          margin: z.number().min(-1).max(1).describe("The same less that of the other class."),
        }),
      )
      .describe("Least confident label first; the first of them."),
    thresholds: z
      .strictObject({ normal: share.nullable(), cancer: share.nullable() })
      .describe("Mean probability of its own class among the images labelled so: from there on confidently of it."),
    estimatedErrorRate: share.describe("Share of labels off the diagonal of the calibrated joint; estimated."),
    falseAlarms: z
      .strictObject({ expected: z.number(), low: z.number(), high: z.number(), level: share, nSimulations: count })
      .describe("Suspects to expect were every label right."),
  })
  .describe("Expert labels most worth a second reading, by confident learning.");

const qualityFlag = z.strictObject({
  id: z.enum(["EMPTY", "DARK", "LOW_CONTRAST", "BLURRED", "TEXT_OVERLAY", "ODD_SIZE", "OUTLIER"]),
  n: count.describe("Images flagged."),
  nImages: count.describe("Distinct images looked at."),
  images: z.array(z.strictObject({ path, value: z.number() })).describe("Worst first; the first of them."),
  threshold: z.number().nullable().describe("Beyond it an image is flagged; null where it was not looked for."),
  rule: z.strictObject({
    measure: z.string().min(1),
    side: z.enum(["BELOW", "ABOVE"]),
    basis: z.enum(["SET", "ABSOLUTE", "COMMON_SIZE"]),
  }),
});

const nearDuplicates = z
  .strictObject({
    thresholds: z
      .strictObject({
        hashBits: count.nullable().describe("Bits in which two perceptual hashes may differ; null: not separable."),
        featureDistance: z.number().nullable().describe("How far the directions of two embeddings may lie apart."),
        quantile: share.nullable().describe("Both are this quantile of the distances of altered copies."),
        nCopies: count.describe("Altered copies of the set's own images that they were drawn from."),
        copiesFound: share.nullable().describe("Share of those copies within both."),
        expectedFalsePairs: z.number().nullable().describe("Different pictures expected within both."),
        falsePairsMax: z.number(),
        separable: z.boolean(),
      })
      .describe("What counts as the same picture again, and on what ground."),
    nImages: count.describe("Distinct images."),
    nPairs: count,
    nFamilies: count.describe("Families of more than one distinct image."),
    nInFamilies: count.describe("Distinct images in them."),
    nLooseFamilies: count.describe("Families held together by images that are far from one another, or told apart."),
    nCrossing: count.describe("Pairs of which one image has a label and the other has none."),
    nContradictory: count.describe("Pairs labelled normal and cancer."),
    nReviewed: count.describe("Pairs that a reader has told the same."),
    pairs: z
      .array(
        z.strictObject({
          a: path,
          b: path,
          hashDistance: count,
          featureDistance: z.number(),
          origin: z.enum(["FOUND", "REVIEWED"]),
        }),
      )
      .describe("The closest first; the first of them."),
  })
  .describe("Pictures that are there more than once: saved again, resized, trimmed, mirrored.");

const prevalenceEffect = z
  .strictObject({
    n: count.describe("Distinct unlabelled images with a probability."),
    nCancer: count.describe("Called cancer before any adjustment."),
    threshold: share.describe("Called cancer from this probability on: where both errors are expected to cost alike."),
    costRatio: z.number().positive().describe("What a missed cancer costs, a false alarm being 1."),
    labelledShare: share,
    effects: z.array(
      z.strictObject({
        at: z.enum(["LOW", "VALUE", "HIGH"]).describe("End of the interval of the pool's share, or its estimate."),
        prevalence: share,
        nCancer: count,
        nChanged: count,
        nToCancer: count,
        nToNormal: count,
        shareChanged: share,
        sameAsThreshold: share.nullable().describe("Threshold on the unadjusted probabilities that decides alike."),
      }),
    ),
    reason: z.enum(["NO_SCORES", "ONE_CLASS"]).optional(),
  })
  .describe("What another share of cancers than the labelled one does to calls by probability.");

export const auditsSection = z
  .strictObject({
    shortcuts: z.array(shortcut).describe("One a measure; empty without labelled images."),
    shortcutsTogether: together.nullable(),
    shortcutsExplained: explained.nullable(),
    shortcutsPermutations: count.describe("Behind each p-value."),
    representativeness,
    coverage,
    nextLabels,
    labelErrors: labelErrors.nullable().describe("Null without a champion."),
    quality: z.array(qualityFlag),
    nearDuplicates,
    prevalenceEffect: prevalenceEffect
      .nullable()
      .describe("Null without a champion, or where the pool's share of cancers is not decidable."),
  })
  .meta({ id: "Audits", description: "What the data themselves say against believing the results." });

export type MeasureId = z.infer<typeof shortcut>["id"];
export type AuditsSection = z.infer<typeof auditsSection>;
