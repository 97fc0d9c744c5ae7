import { z } from "zod";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { logLoss } from "../../metrics/log-loss.ts";
import { countFamilies } from "../../protocol/count-families.ts";
import { stratifiedGroupFolds } from "../../protocol/stratified-group-folds.ts";
import { createRandom } from "../../random/random.ts";
import { defineClassifier } from "../../registry/method.ts";
import { fitStandardScaler, transformStandardScaler } from "../../scale/standard-scaler.ts";
import { fitLogisticRegression, predictLogisticRegression } from "./logistic-regression.ts";

/** Penalties that `C: "auto"` chooses from; ties go to the first, the strongest penalty. */
export const C_CANDIDATES = [0.0001, 0.001, 0.01, 0.1, 1, 10];
/** Taken when the training rows are too few for an inner cross-validation: strong, as fits few rows of many columns. */
export const C_FALLBACK = 0.01;
const INNER_SPLITS_MAX = 5;

type ClassWeight = "none" | "balanced";
type Labelled = { features: Matrix; labels: Int8Array; groups: Int32Array };

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
  async learn({ labelled: { features }, labels, groups }, { C: asked, classWeight }, { seed }) {
    const C = asked === "auto" ? chooseC({ features, labels, groups }, classWeight, seed) : asked;
    const { score, converged } = fitScaledRegression(features, labels, C, classWeight);
    return {
      selected: { C, converged: converged ? 1 : 0 },
      nUnlabelled: 0,
      score: async (rows) => score(rows.features),
    };
  },
});
/** The candidate with the lowest log loss over grouped inner folds; the scaler is fitted inside each of them. */
export function chooseC(rows: Labelled, classWeight: ClassWeight, seed: number): number {
  const { features, labels, groups } = rows;
  const { normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  const nSplits = Math.min(INNER_SPLITS_MAX, normalFamilies, cancerFamilies);
  if (nSplits < 2) return C_FALLBACK;
  const folds = stratifiedGroupFolds(labels, groups, nSplits, createRandom(seed, "choose C"));
  const losses = C_CANDIDATES.map(() => 0);
  let scored = 0;
  for (let fold = 0; fold < nSplits; fold++) {
    const train = rowsWhere(folds, (value) => value !== fold);
    const test = rowsWhere(folds, (value) => value === fold);
    const trainLabels = train.map((row) => labels[row]);
    // Families of both classes can leave an inner fold with one class to train on.
    if (new Set(trainLabels).size < 2 || test.length === 0) continue;
    scored += test.length;
    const testLabels = test.map((row) => labels[row]);
    const [trainFeatures, testFeatures] = [takeRows(features, train), takeRows(features, test)];
    C_CANDIDATES.forEach((C, at) => {
      const { score } = fitScaledRegression(trainFeatures, trainLabels, C, classWeight);
      losses[at] += test.length * (logLoss(testLabels, score(testFeatures)) ?? 0);
    });
  }
  return scored === 0 ? C_FALLBACK : C_CANDIDATES[losses.indexOf(Math.min(...losses))];
}

function fitScaledRegression(
  features: Matrix,
  labels: ArrayLike<number>,
  C: number,
  classWeight: ClassWeight,
): { score: (features: Matrix) => Float64Array; converged: boolean } {
  const scaler = fitStandardScaler(features);
  const model = fitLogisticRegression(transformStandardScaler(scaler, features), labels, { C, classWeight });
  const score = (asked: Matrix) => predictLogisticRegression(model, transformStandardScaler(scaler, asked));
  return { score, converged: model.converged };
}

function rowsWhere(folds: Int32Array, holds: (fold: number) => boolean): number[] {
  return Array.from(folds.keys()).filter((row) => holds(folds[row]));
}
