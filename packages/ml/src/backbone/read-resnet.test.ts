import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openSession } from "../onnx/session.ts";
import { foldBatchNorm } from "./fold-batch-norm.ts";
import { readResNet } from "./read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";
import { readWeights } from "./weights/read-weights.ts";
import type { NamedTensors } from "./weights/weight-tensor.ts";

const FOLDER = new URL("../../fixtures/resnet-tiny/", import.meta.url);

function tensors(name = "resnet18-tiny.pth"): NamedTensors {
  return readWeights(readFileSync(new URL(name, FOLDER)));
}

function zeros(shape: number[], fill = 0) {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(fill);
  return { shape, elementType: "f32" as const, read: () => data };
}

describe("a network is recognised by its own tensors", () => {
  it.each([
    ["resnet18-tiny.pth", "resnet18", { avgpool: 32, layer3: 16 }],
    ["resnet34-tiny.pth", "resnet34", { avgpool: 32, layer3: 16 }],
    ["resnet50-tiny.pth", "resnet50", { avgpool: 128, layer3: 64 }],
  ])("%s is a %s", (file, architecture, dims) => {
    expect(readResNet(tensors(file))).toMatchObject({ architecture, dims });
  });

  it("without its final layer", async () => {
    const file = tensors();
    file.delete("fc.weight");
    file.delete("fc.bias");
    const resnet = readResNet(file);
    expect(resnet.classifier).toBeNull();
    const session = await openSession(buildResNetModel(resnet), { provider: "cpu" });
    const input = { data: new Float32Array(3 * 64 * 64), shape: [1, 3, 64, 64] };
    const outputs = await session.run({ [INPUT]: input }, [AVGPOOL, LAYER3, LAYER4_MAPS]);
    expect(outputs[AVGPOOL].shape).toEqual([1, 32]);
    await session.close();
  });
});

describe("tensors that do not fit are named, all of them", () => {
  it("missing ones", () => {
    const file = tensors();
    file.delete("layer2.0.bn1.running_var");
    file.delete("layer4.1.conv2.weight");
    expect(() => readResNet(file)).toThrow(
      /layer2\.0\.bn1\.running_var .* is missing; layer4\.1\.conv2\.weight .* is missing/,
    );
  });

  it("a missing shortcut where the shape changes", () => {
    const file = tensors();
    for (const name of [...file.keys()].filter((key) => key.startsWith("layer3.0.downsample"))) file.delete(name);
    expect(() => readResNet(file)).toThrow(/layer3\.0\.downsample\.0\.weight/);
  });

  it("mis-shaped ones, with the shape that was wanted", () => {
    const file = tensors();
    file.set("layer1.0.conv1.weight", zeros([4, 4, 5, 5]));
    file.set("bn1.bias", zeros([9]));
    expect(() => readResNet(file)).toThrow(
      /bn1\.bias is \[9\], not \[4\]; layer1\.0\.conv1\.weight is \[4, 4, 5, 5\], not \[any, 4, 3, 3\]/,
    );
  });

  it("ones with values that are not finite, or variances below zero", () => {
    const file = tensors();
    file.set("bn1.bias", zeros([4], Number.NaN));
    file.set("layer1.0.bn1.running_var", zeros([4], -1));
    expect(() => readResNet(file)).toThrow(
      /bn1\.bias has values that are not finite; layer1\.0\.bn1\.running_var has negative/,
    );
  });

  it("a network of another depth, with the depths that are known", () => {
    const file = tensors();
    for (const name of [...file.keys()].filter((key) => key.startsWith("layer2.1."))) file.delete(name);
    expect(() => readResNet(file)).toThrow(/basic 2,1,2,2; a ResNet-18 has 2, 2, 2, 2/);
  });

  it("something that is no ResNet", () => {
    expect(() => readResNet(new Map([["encoder.weight", zeros([2, 2])]]))).toThrow(/no layer1 to layer4 at all/);
  });
});

it("a folded batch norm does what the convolution and the norm did", () => {
  const weight = Float32Array.from([1, 2, -3, 4]);
  const norm = {
    weight: Float32Array.from([2, 0.5]),
    bias: Float32Array.from([0.25, -1]),
    runningMean: Float32Array.from([3, -2]),
    runningVar: Float32Array.from([4, 0]),
  };
  const folded = foldBatchNorm(weight, norm);
  const x = [0.7, -1.3];
  for (const channel of [0, 1]) {
    const convolved = weight[channel * 2] * x[0] + weight[channel * 2 + 1] * x[1];
    const normalised = (convolved - norm.runningMean[channel]) / Math.sqrt(norm.runningVar[channel] + 1e-5);
    const expected = normalised * norm.weight[channel] + norm.bias[channel];
    const actual = folded.weight[channel * 2] * x[0] + folded.weight[channel * 2 + 1] * x[1] + folded.bias[channel];
    expect(actual).toBeCloseTo(expected, 3);
    expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-6);
  }
});

it("tensors that share their bytes are counted each: a small file cannot ask for a large network", () => {
  const file = tensors();
  // One storage that every convolution of layer1 claims as its own.
  const shared = zeros([2_000, 2_000, 3, 3]);
  for (const name of [...file.keys()].filter((key) => /^layer1\..*conv\d\.weight$/.test(key))) file.set(name, shared);
  expect(() => readResNet(file)).toThrow(/more than 100000000 values/);
});

it("names of blocks without end are counted in time linear in their number", () => {
  const file: NamedTensors = new Map();
  for (let i = 0; i < 200_000; i++) file.set(`layer1.${i}.conv1.weight`, zeros([1]));
  expect(() => readResNet(file)).toThrow(/the file has blocks basic 10000,0,0,0/);
});
