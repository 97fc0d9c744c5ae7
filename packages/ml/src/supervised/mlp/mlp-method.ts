import { createRandom } from "../../random/random.ts";
import { defineClassifier } from "../../registry/method.ts";
import { fitScaled } from "../fit-scaled.ts";
import { fitMlp, mlpParameters, predictMlp } from "./mlp.ts";
import { writeNetwork } from "./write-mlp.ts";

export const mlpMethod = defineClassifier({
  id: "mlp",
  name: "Multilayer perceptron",
  task: "SUPERVISED",
  description:
    "A small neural network with one or two hidden layers on standardised features, trained on the labelled images alone.",
  source: "Rumelhart, Hinton and Williams 1986; Kingma and Ba 2015; scikit-learn MLPClassifier",
  parameters: mlpParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "maxIter n d hiddenUnits", memory: "n d + d hiddenUnits", rowsMax: null },
  complexityRank: 4,
  fittedInsideFold: ["scaler", "classifier"],
  scoreGraph: "WRITTEN",
  async learn({ labelled, labels, groups }, parameters, { seed, signal }) {
    const { scaler, model, score } = await fitScaled(
      labelled.features,
      (scaled) => fitMlp(scaled, labels, parameters, { random: createRandom(seed, "mlp"), signal, groups }),
      predictMlp,
    );
    return {
      selected: {
        nIter: model.losses.length,
        nValidation: model.nValidation,
        converged: model.converged ? 1 : 0,
      },
      nUnlabelled: 0,
      score: ({ features }) => score(features),
      writeScore: writeNetwork(scaler, model.layers),
    };
  },
});
