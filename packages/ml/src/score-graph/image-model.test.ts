import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { referenceFolder } from "../../reference-folder.ts";
import { mergeRanges } from "../backbone/int8/activation-ranges.ts";
import { buildObservedModel, OBSERVED_INPUT, rangeOutput } from "../backbone/int8/observed-graph.ts";
import type { NetworkForm } from "../backbone/network-form.ts";
import { type ResNet, readResNet } from "../backbone/read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3 } from "../backbone/resnet-graph.ts";
import { readWeights } from "../backbone/weights/read-weights.ts";
import { TENSOR_LENGTH } from "../image/preprocess.ts";
import { createMatrix, type Matrix } from "../matrix/matrix.ts";
import { openSession, type Session } from "../onnx/session.ts";
import { configOf } from "../protocol/config.fixture.ts";
import type { Representation } from "../protocol/experiment.ts";
import { type FinalModel, fitFinalModel } from "../protocol/fit-final-model.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { PROBABILITY, SCORE } from "./classifier-outputs.ts";
import { buildImageModel } from "./image-model.ts";

const N = 30;
const notes = { producerVersion: "1.2.3", documentation: "What it is.", metadata: { classes: '["normal","cancer"]' } };

/** Images whose second class is brighter at one place, as noisy planes. */
function drawImage(index: number): Float32Array {
  const random = createRandom(index, "image");
  const image = Float32Array.from({ length: TENSOR_LENGTH }, () => drawNormal(random));
  if (index % 2 === 1)
    for (let y = 60; y < 160; y++) for (let x = 60; x < 160; x++) image[y * 224 + x] += 1.5 + 0.5 * random();
  return image;
}

let resnet: ResNet;
const layers: Record<typeof AVGPOOL | typeof LAYER3, Matrix> = {
  avgpool: createMatrix(0, 0),
  layer3: createMatrix(0, 0),
};
const images = Array.from({ length: N }, (_, index) => drawImage(index));

beforeAll(async () => {
  const file = new URL("resnet-tiny/resnet18-tiny.pth", referenceFolder());
  resnet = readResNet(readWeights(readFileSync(file)));
  await embed(layers, { precision: "float32" });
});

async function embed(into: typeof layers, network: NetworkForm): Promise<void> {
  const session = await openSession(buildResNetModel(resnet, network), { provider: "cpu" });
  for (const layer of [AVGPOOL, LAYER3] as const) into[layer] = createMatrix(N, resnet.dims[layer]);
  for (const [row, data] of images.entries()) {
    const pooled = await session.run({ [INPUT]: { data, shape: [1, 3, 224, 224] } }, [AVGPOOL, LAYER3]);
    for (const layer of [AVGPOOL, LAYER3] as const) into[layer].data.set(pooled[layer].data, row * resnet.dims[layer]);
  }
  await session.close();
}

/** The network in eight bits, observed on the first image. */
async function int8Network(): Promise<NetworkForm> {
  const { model, activations } = buildObservedModel(resnet);
  const session = await openSession(model, { provider: "cpu" });
  const image = { data: images[0], shape: [1, 3, 224, 224] };
  const found = await session.run({ [OBSERVED_INPUT]: image }, activations.map(rangeOutput));
  await session.close();
  const range = (name: string) => found[rangeOutput(name)].data;
  const ranges = activations.map((name) => ({ [name]: [range(name)[0], range(name)[1]] as const })).reduce(mergeRanges);
  return { precision: "int8", ranges };
}

/** The first 20 images are labelled; their held-out scores, made up, are wrong for every third of them. */
function fit(
  method: string,
  layer: typeof AVGPOOL | typeof LAYER3,
  representation: Representation,
  embedded: typeof layers = layers,
) {
  const inputs = {
    features: embedded[layer],
    views: { second: embedded[layer === AVGPOOL ? LAYER3 : AVGPOOL] },
    labels: Int8Array.from({ length: N }, (_, row) => (row < 20 ? row % 2 : -1)),
    groups: Int32Array.from({ length: N }, (_, row) => row),
  };
  const heldOut = (label: number, row: number) => (row % 3 === 0 ? 0.7 - 0.4 * label : 0.3 + 0.4 * label);
  const held = Float64Array.from(inputs.labels, (label, row) => (label === -1 ? Number.NaN : heldOut(label, row)));
  return fitFinalModel(inputs, { ...configOf(method), representation }, [], held);
}

async function inBatches(session: Session, size: number): Promise<{ scores: number[]; probabilities: number[] }> {
  const found: { scores: number[]; probabilities: number[] } = { scores: [], probabilities: [] };
  for (let from = 0; from < N; from += size) {
    const data = new Float32Array(size * TENSOR_LENGTH);
    for (let i = 0; i < size; i++) data.set(images[from + i], i * TENSOR_LENGTH);
    const outputs = await session.run({ [INPUT]: { data, shape: [size, 3, 224, 224] } }, [SCORE, PROBABILITY]);
    expect(outputs[PROBABILITY].shape).toEqual([size]);
    found.scores.push(...outputs[SCORE].data);
    found.probabilities.push(...outputs[PROBABILITY].data);
  }
  return found;
}

const expectWithin = (found: readonly number[], wanted: Float64Array) =>
  wanted.forEach((value, i) => {
    expect(Math.abs(found[i] - value), `image ${i}`).toBeLessThan(1e-4);
  });

const encode = (model: FinalModel, layer: typeof AVGPOOL | typeof LAYER3, second = false) =>
  buildImageModel({ resnet, layer, second, classifier: model, notes });

describe("an image model gives the probabilities of embedding, scoring and calibrating, in batches of 1 and of 3", () => {
  test.each<[string, typeof AVGPOOL | typeof LAYER3, Representation, boolean]>([
    ["logisticRegression", AVGPOOL, { kind: "raw" }, false],
    ["svc", LAYER3, { kind: "pca", nComponents: 4 }, false],
    ["coTraining", LAYER3, { kind: "standardised" }, true],
    ["selfTraining", AVGPOOL, { kind: "raw" }, false],
  ])("%s on %s", async (method, layer, representation, second) => {
    const model = await fit(method, layer, representation);
    const { features, views = {} } = model.inputs;
    const scores = await model.fitted.score({ features, views });
    expect(new Set(scores).size).toBeGreaterThan(N / 2);
    if (!model.calibration) throw new Error("the scores were not calibrated");
    const session = await openSession(encode(model, layer, second), { provider: "cpu" });
    for (const size of [1, 3]) {
      const found = await inBatches(session, size);
      expectWithin(found.scores, scores);
      expectWithin(found.probabilities, model.calibration.calibrate(scores));
    }
    await session.close();
  });
});

test("an image model of embeddings in eight bits computes in eight bits, and gives their probabilities", async () => {
  const network = await int8Network();
  const embedded = { ...layers };
  await embed(embedded, network);
  const classifier = await fit("logisticRegression", AVGPOOL, { kind: "raw" }, embedded);
  const scores = await classifier.fitted.score({ features: embedded[AVGPOOL], views: {} });
  const probabilitiesOf = async (given: NetworkForm) => {
    const bytes = buildImageModel({ resnet, network: given, layer: AVGPOOL, second: false, classifier, notes });
    const session = await openSession(bytes, { provider: "cpu" });
    const found = await inBatches(session, 3);
    await session.close();
    return found;
  };
  const found = await probabilitiesOf(network);
  expectWithin(found.scores, scores);
  expectWithin(found.probabilities, classifier.calibration?.calibrate(scores) ?? scores);
  const inFloat = await probabilitiesOf({ precision: "float32" });
  expect(Math.max(...inFloat.scores.map((score, i) => Math.abs(score - scores[i])))).toBeGreaterThan(1e-4);
});

test("the same model gives the same bytes, and layer3 alone leaves out the fourth layer's weights", async () => {
  const shallow = await fit("svc", LAYER3, { kind: "raw" });
  const bytes = Buffer.from(encode(shallow, LAYER3));
  expect(bytes.equals(encode(await fit("svc", LAYER3, { kind: "raw" }), LAYER3))).toBe(true);
  expect(bytes.includes("layer3.1.conv2.weight")).toBe(true);
  expect(bytes.includes("layer4")).toBe(false);
  expect(bytes.includes("What it is.")).toBe(true);
  expect(bytes.includes('["normal","cancer"]')).toBe(true);
});

test("without a calibration the probability is the score", async () => {
  const { fitted } = await fit("logisticRegression", LAYER3, { kind: "raw" });
  const classifier = { fitted, calibration: null };
  const session = await openSession(buildImageModel({ resnet, layer: LAYER3, second: false, classifier, notes }), {
    provider: "cpu",
  });
  const { scores, probabilities } = await inBatches(session, 3);
  expect(probabilities).toEqual(scores);
  await session.close();
});
