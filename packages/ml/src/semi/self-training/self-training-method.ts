import { z } from "zod";
import { stackRows } from "../../matrix/matrix.ts";
import { CANCER, UNLABELED } from "../../protocol/labels.ts";
import { defineClassifier } from "../../registry/method.ts";
import { BASE_IDS } from "../base-methods.ts";
import { familiesOf, learnBase } from "../learn-base.ts";
import { fitSelfTraining } from "./self-training.ts";

/** Self-training over a supervised method, which standardises by the rows of each round. `selected` tells how many
 *  labels the base gave itself, how many of them cancers, and in how many rounds: where these run away from the experts'
 *  share, the base has confirmed its own errors. */
export const selfTrainingMethod = defineClassifier({
  id: "selfTraining",
  name: "Self-training",
  task: "SEMI_SUPERVISED",
  description:
    "A supervised classifier labels the unlabelled images that it is surest of and learns again from them, round after round. Its own early errors can confirm themselves: compare the number and balance of the labels it gave itself with the experts’.",
  source: "Yarowsky 1995; scikit-learn SelfTrainingClassifier",
  parameters: z.object({
    base: z.enum(BASE_IDS).default("logisticRegression").describe("The supervised classifier that it stands on."),
    C: z
      .union([z.number().min(1e-6).max(1e6), z.literal("auto")])
      .default("auto")
      .describe(
        "Inverse strength of the base's penalty, where it has one. auto is chosen once, on the experts' labels alone, as the base does.",
      ),
    criterion: z
      .enum(["threshold", "kBest"])
      .default("threshold")
      .describe(
        "threshold takes every image that the base is surer of than the threshold; kBest the kBest surest ones.",
      ),
    threshold: z
      .number()
      .min(0.5)
      .max(0.9999)
      .default(0.75)
      .describe("Probability that a label given by the base must exceed, for criterion threshold."),
    kBest: z.int().min(1).max(10_000).default(10).describe("Images labelled in a round, for criterion kBest."),
    maxIter: z.int().min(1).max(1000).default(10).describe("Most rounds."),
  }),
  needs: { labels: true, unlabelled: true, views: "NONE", distance: false },
  cost: { time: "maxIter fits of the base", memory: "n d", rowsMax: null },
  complexityRank: 3,
  fittedInsideFold: ["base and its scaler", "C", "pseudo-labels"],
  scoreGraph: "WRITTEN",
  async learn(rows, { base, C, ...parameters }, tools) {
    const { labelled, labels: given, unlabelled } = rows;
    const all = unlabelled.features.rows === 0 ? labelled.features : stackRows(labelled.features, unlabelled.features);
    const labels = new Int8Array(all.rows).fill(UNLABELED);
    labels.set(given);
    const { fitBase, selected } = learnBase(base, C, familiesOf(rows), tools);
    const model = await fitSelfTraining(all, labels, parameters, fitBase, tools);
    const inferred = model.transduction.filter((label, row) => label !== UNLABELED && labels[row] === UNLABELED);
    return {
      selected: {
        ...selected,
        rounds: model.nIter,
        pseudoLabels: inferred.length,
        pseudoCancers: inferred.filter((label) => label === CANCER).length,
      },
      nUnlabelled: unlabelled.features.rows,
      score: ({ features }) => model.base.score(features),
      writeScore: model.base.writeScore,
    };
  },
});
