import { z } from "zod";
import { takeRows } from "../../matrix/matrix.ts";
import { chooseByInnerFolds } from "../../protocol/choose-by-inner-folds.ts";
import { createRandom } from "../../random/random.ts";
import type { LearnerTools, TrainingRows } from "../../registry/learner.ts";
import { defineClassifier } from "../../registry/method.ts";
import { writeLinearScore } from "../../score-graph/write-columns.ts";
import type { ClassWeight } from "../class-weights.ts";
import { fitScaled } from "../fit-scaled.ts";
import { fitLogisticRegression, logisticRegressionPath, predictLogisticRegression } from "./logistic-regression.ts";

/** Penalties that `C: "auto"` chooses from; ties go to the first, the strongest penalty. */
export const C_CANDIDATES = [0.0001, 0.001, 0.01, 0.1, 1, 10];
/** Taken when the training rows are too few for an inner cross-validation: strong, as fits few rows of many columns. */
export const C_FALLBACK = 0.01;

/** Standardisation and logistic regression on the labelled training rows, C chosen among them when "auto".
 *  The probability is the regression's own: calibrated only as far as its penalty leaves it. */
export const logisticRegressionMethod = defineClassifier({
  id: "logisticRegression",
  name: "Logistic regression",
  task: "SUPERVISED",
  description:
    "Linear classifier on standardised features with an L2 penalty, trained on the labelled images alone. Its probabilities are used as they are, not recalibrated.",
  source: "scikit-learn LogisticRegression",
  parameters: z.object({
    C: z
      .union([z.number().min(1e-6).max(1e6), z.literal("auto")])
      .default("auto")
      .describe(
        "Inverse strength of the penalty. auto takes, from 0.0001, 0.001, 0.01, 0.1, 1 and 10, the one with the lowest log loss in a grouped cross-validation inside the training rows.",
      ),
    classWeight: z
      .enum(["none", "balanced"])
      .default("none")
      .describe("balanced gives both classes the same total weight, whatever their numbers."),
  }),
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n d min(n, d)", memory: "n d", rowsMax: null },
  complexityRank: 1,
  fittedInsideFold: ["scaler", "C", "classifier"],
  scoreGraph: "WRITTEN",
  async learn(rows, { C: asked, classWeight }, tools) {
    const C = asked === "auto" ? await chooseC(rows, classWeight, tools) : asked;
    const { scaler, model, score } = await fitScaled(
      rows.labelled.features,
      (scaled) => fitLogisticRegression(scaled, rows.labels, { C, classWeight }),
      predictLogisticRegression,
    );
    const linearHead = { scaler, weights: model.weights, intercept: model.intercept };
    return {
      selected: { C, converged: model.converged ? 1 : 0 },
      nUnlabelled: 0,
      score: ({ features }) => score(features),
      linearHead,
      writeScore: writeLinearScore(linearHead),
    };
  },
});

/** The candidate with the lowest log loss over grouped inner folds; the scaler is fitted inside each of them. */
async function chooseC(
  { labelled: { features }, labels, groups }: TrainingRows,
  classWeight: ClassWeight,
  { seed, signal }: LearnerTools,
): Promise<number> {
  const random = createRandom(seed, "choose C");
  const chosen = await chooseByInnerFolds(
    labels,
    groups,
    C_CANDIDATES,
    async ({ train, test }, candidates) => {
      const trainLabels = train.map((row) => labels[row]);
      const { score } = await fitScaled(
        takeRows(features, train),
        (scaled) => logisticRegressionPath(scaled, trainLabels, candidates, { classWeight, signal }),
        (models, scaled) => models.map((model) => predictLogisticRegression(model, scaled)),
      );
      return await score(takeRows(features, test));
    },
    { random, signal },
  );
  return chosen ?? C_FALLBACK;
}
