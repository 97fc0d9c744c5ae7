import { defineClassifier } from "../../registry/method.ts";
import { writeLinearScore } from "../../score-graph/write-columns.ts";
import { fitScaled } from "../fit-scaled.ts";
import {
  fitLinearDiscriminant,
  linearDiscriminantParameters,
  predictLinearDiscriminant,
} from "./linear-discriminant.ts";

export const linearDiscriminantMethod = defineClassifier({
  id: "linearDiscriminant",
  name: "Linear discriminant",
  task: "SUPERVISED",
  description:
    "Draws a plane between two Gaussian clouds of one covariance, shrunk so that few images of many columns suffice.",
  source: "Fisher 1936; Ledoit and Wolf 2004; scikit-learn LinearDiscriminantAnalysis (lsqr)",
  parameters: linearDiscriminantParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n d min(n, d)", memory: "n d", rowsMax: null },
  complexityRank: 1,
  fittedInsideFold: ["scaler", "shrinkage", "classifier"],
  scoreGraph: "WRITTEN",
  async learn({ labelled, labels }, parameters) {
    const { scaler, model, score } = await fitScaled(
      labelled.features,
      (scaled) => fitLinearDiscriminant(scaled, labels, parameters),
      predictLinearDiscriminant,
    );
    const [shrinkageNormal, shrinkageCancer] = model.shrinkages;
    const linearHead = { scaler, weights: model.weights, intercept: model.intercept };
    return {
      selected: { shrinkageNormal, shrinkageCancer, converged: 1 },
      nUnlabelled: 0,
      score: ({ features }) => score(features),
      linearHead,
      writeScore: writeLinearScore(linearHead),
    };
  },
});
