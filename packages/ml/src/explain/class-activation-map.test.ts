import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readResNet } from "../backbone/read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER4_MAPS } from "../backbone/resnet-graph.ts";
import { shippedWeights } from "../backbone/shipped-weights.ts";
import { readWeights } from "../backbone/weights/read-weights.ts";
import { PREPROCESSING, preprocess } from "../image/preprocess.ts";
import { matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { openSession } from "../onnx/session.ts";
import { drawPhantom } from "../phantom/draw-phantom.ts";
import { fitPca, transformPca } from "../project/pca/pca.ts";
import { createRandom } from "../random/random.ts";
import { fitStandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";
import {
  fitLogisticRegression,
  predictLogisticRegression,
} from "../supervised/logistic-regression/logistic-regression.ts";
import { classActivationMap } from "./class-activation-map.ts";
import { decisionValues, foldLinearHead } from "./linear-head.ts";

const { cropPx } = PREPROCESSING;
const labels = [0, 1, 0, 1];

async function embedPhantoms() {
  const session = await openSession(buildResNetModel(readResNet(readWeights(readFileSync(shippedWeights().path)))), {
    provider: "cpu",
  });
  const outputs = [];
  for (const [i, label] of labels.entries()) {
    const [width, height] = [64, 64];
    const pixels = drawPhantom(createRandom(i, "phantom"), { sizePx: width, cancer: label === 1 });
    const data = preprocess({ data: pixels, width, height, channels: 1 });
    outputs.push(await session.run({ [INPUT]: { data, shape: [1, 3, cropPx, cropPx] } }, [AVGPOOL, LAYER4_MAPS]));
  }
  await session.close();
  return outputs;
}

test("on the shipped backbone a map's mean and the bias are the trained classifier's decision on that image", async () => {
  const outputs = await embedPhantoms();
  const features = matrixFromRows(outputs.map((output) => output[AVGPOOL].data));
  const scaler = fitStandardScaler(features);
  const scaled = transformStandardScaler(scaler, features);
  const pca = await fitPca(scaled, { nComponents: 3 }, { random: createRandom(1) });
  const projected = await transformPca(pca, scaled);
  const model = await fitLogisticRegression(projected, labels, { C: 1 });
  const head = foldLinearHead({ scaler, pca, weights: model.weights, intercept: model.intercept });
  for (const [i, output] of outputs.entries()) {
    const { data: maps, shape } = output[LAYER4_MAPS];
    const { data, rows, cols } = classActivationMap(maps, [shape[1], shape[2], shape[3]], head);
    expect([rows, cols]).toEqual([7, 7]);
    expect(Math.max(...data) - Math.min(...data)).toBeGreaterThan(0);
    const shown = data.reduce((sum, value) => sum + value, 0) / data.length + head.bias;
    const own = takeRows(features, [i]);
    const size = own.data.reduce((sum, value, j) => sum + Math.abs(value * head.weights[j]), Math.abs(head.bias));
    // The network averages its maps in single precision; the map's own sums are in double.
    expect(Math.abs(shown - decisionValues(head, own)[0])).toBeLessThan(1e-6 * size);
    // Step by step, the scaler and the components round to single precision between the steps.
    const [p] = predictLogisticRegression(model, takeRows(projected, [i]));
    expect(Math.abs(shown - Math.log(p / (1 - p)))).toBeLessThan(1e-5 * size);
  }
});
