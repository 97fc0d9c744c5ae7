import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTinyInput, referenceFolder } from "../../../reference-folder.ts";
import { createGraph } from "../../onnx/graph-builder.ts";
import { openSession, type Session } from "../../onnx/session.ts";
import type { Convolution } from "../fold-batch-norm.ts";
import { FLOAT32 } from "../network-form.ts";
import { type ResNet, readResNet } from "../read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS, LOGITS } from "../resnet-graph.ts";
import { readWeights } from "../weights/read-weights.ts";
import { type ActivationRanges, mergeRanges } from "./activation-ranges.ts";
import { int8Arithmetic } from "./int8-layers.ts";
import { buildObservedModel, OBSERVED_INPUT, rangeOutput } from "./observed-graph.ts";
import { quantiseWeights, scaleOfRange } from "./quantise.ts";

const FOLDER = new URL("resnet-tiny/", referenceFolder());
const input = readTinyInput(FOLDER);
const NAMES = [AVGPOOL, LAYER3, LAYER4_MAPS, LOGITS];

function network(file: string): ResNet {
  return readResNet(readWeights(readFileSync(new URL(file, FOLDER))));
}

async function observe(resnet: ResNet, { data, shape } = input): Promise<ActivationRanges> {
  const { model, activations } = buildObservedModel(resnet);
  const session = await openSession(model, { provider: "cpu" });
  const outputs = await session.run({ [OBSERVED_INPUT]: { data, shape } }, activations.map(rangeOutput));
  await session.close();
  let ranges: ActivationRanges = {};
  for (let image = 0; image < shape[0]; image++)
    for (const name of activations) {
      const [min, max] = outputs[rangeOutput(name)].data.subarray(2 * image, 2 * image + 2);
      ranges = mergeRanges(ranges, { [name]: [min, max] });
    }
  return ranges;
}

async function withSession<Result>(model: Uint8Array, use: (session: Session) => Promise<Result>): Promise<Result> {
  const session = await openSession(model, { provider: "cpu" });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, aSq, bSq] = [0, 0, 0];
  for (const [i, value] of a.entries()) {
    dot += value * b[i];
    aSq += value * value;
    bSq += b[i] * b[i];
  }
  return dot / Math.sqrt(aSq * bSq);
}

describe("a convolution in eight bits", () => {
  it("is the sum of products of levels, rounded to the levels of what it gives", async () => {
    const convolution: Convolution = {
      name: "conv",
      weight: Float32Array.of(0.5, -0.25, 0.125, 2, 1, -2),
      bias: Float32Array.of(0.3, -1),
      ...{ outChannels: 2, inChannels: 3, kernel: 1, stride: 1 },
    };
    const ranges = { maps: [-1, 1.55], conv: [-3, 4.65] } as const;
    const graph = createGraph("one");
    const x = graph.input("x", ["n", 3, 1, 1]);
    const arithmetic = int8Arithmetic(graph, x, { ranges, lastMaps: "last" });
    const { scale, zeroPoint } = scaleOfRange(ranges.maps);
    const given = [graph.constant("s", [], Float32Array.of(scale)), graph.constant("z", [], Uint8Array.of(zeroPoint))];
    const maps = graph.node(
      "DequantizeLinear",
      [graph.node("QuantizeLinear", [x, ...given], "levels"), ...given],
      "maps",
    );
    const { real } = arithmetic.convolve({ real: maps, scale }, convolution, false);
    graph.output(real, ["n", 2, 1, 1]);
    const images = [
      [0.5, -0.7, 1.5],
      [-1, 0, 0.02],
      [1.55, 1.55, -1],
    ];
    const outputs = await withSession(graph.encode(), (session) =>
      session.run({ x: { data: Float32Array.from(images.flat()), shape: [3, 3, 1, 1] } }, [real]),
    );

    const { levels, scales, biases } = quantiseWeights(convolution.weight, convolution.bias, {
      inputScale: scale,
      kernelArea: 1,
    });
    const to = scaleOfRange(ranges.conv);
    const byHand = images.flatMap((image) => {
      const seen = image.map((value) => Math.round(value / scale));
      return [0, 1].map((channel) => {
        const sum = seen.reduce((total, level, i) => total + level * levels[3 * channel + i], biases[channel]);
        const level = Math.round((sum * scale * scales[channel]) / to.scale) + to.zeroPoint;
        return (Math.max(0, Math.min(255, level)) - to.zeroPoint) * to.scale;
      });
    });
    for (const [i, value] of byHand.entries()) expect(outputs[real].data[i]).toBeCloseTo(value, 5);
    // Beyond its range a value is the range's end.
    expect(outputs[real].data[5]).toBeCloseTo(4.65, 5);
  });
});

describe.each(["resnet18-tiny.pth", "resnet34-tiny.pth", "resnet50-tiny.pth"])("%s in eight bits", (file) => {
  it("gives what it gives in float32, within a cosine of 0.99, on all its outputs", async () => {
    const resnet = network(file);
    const ranges = await observe(resnet);
    const run = (model: Uint8Array) => withSession(model, (session) => session.run({ [INPUT]: input }, NAMES));
    const float = await run(buildResNetModel(resnet, FLOAT32));
    const int8 = await run(buildResNetModel(resnet, { precision: "int8", ranges }));
    for (const name of NAMES) {
      expect(int8[name].shape).toEqual(float[name].shape);
      expect(cosine(int8[name].data, float[name].data), name).toBeGreaterThan(0.99);
      expect(int8[name].data).not.toEqual(float[name].data);
    }
  });
});

describe("a network in eight bits", () => {
  it("is the same bytes for the same weights and ranges, and other bytes for other ranges", async () => {
    const resnet = network("resnet18-tiny.pth");
    const ranges = await observe(resnet);
    const build = (given: ActivationRanges) =>
      Buffer.from(buildResNetModel(resnet, { precision: "int8", ranges: given }));
    expect(build(ranges).equals(build({ ...ranges }))).toBe(true);
    const [name] = Object.keys(ranges);
    expect(build({ ...ranges, [name]: [0, 1000] }).equals(build(ranges))).toBe(false);
  });

  it("gives an image the same bits alone and among others", async () => {
    const resnet = network("resnet18-tiny.pth");
    const model = buildResNetModel(resnet, { precision: "int8", ranges: await observe(resnet) });
    const [n, ...sizes] = input.shape;
    const length = input.data.length / n;
    await withSession(model, async (session) => {
      const together = await session.run({ [INPUT]: input }, [AVGPOOL]);
      for (let image = 0; image < n; image++) {
        const data = input.data.slice(image * length, (image + 1) * length);
        const alone = await session.run({ [INPUT]: { data, shape: [1, ...sizes] } }, [AVGPOOL]);
        const { avgpool } = resnet.dims;
        expect(alone[AVGPOOL].data).toEqual(together[AVGPOOL].data.slice(image * avgpool, (image + 1) * avgpool));
      }
    });
  });

  it("needs a range of each activation, and names the one that is missing", async () => {
    const resnet = network("resnet18-tiny.pth");
    const { "layer2.0": _, ...ranges } = await observe(resnet);
    expect(() => buildResNetModel(resnet, { precision: "int8", ranges })).toThrow("no range was observed for layer2.0");
  });

  it("is observed to give nothing below zero after each ReLU, and both signs before a sum", async () => {
    const ranges = await observe(network("resnet18-tiny.pth"));
    const blocks = [1, 2, 3, 4].flatMap((layer) => [`layer${layer}.0`, `layer${layer}.1`]);
    const expected = [
      ...blocks.flatMap((block) => [
        ...[`${block}.conv1.relu`, `${block}.conv2`],
        ...(/[234]\.0/.test(block) ? [`${block}.downsample.0`] : []),
        // Nothing rounds the last sum.
        ...(block === "layer4.1" ? [] : [block]),
      ]),
    ];
    expect(Object.keys(ranges)).toEqual(expected);
    for (const [name, [min, max]] of Object.entries(ranges)) {
      expect(max, name).toBeGreaterThan(0);
      if (/conv2|downsample/.test(name)) expect(min, name).toBeLessThan(0);
      else expect(min, name).toBe(0);
    }
  });
});

describe("a network in half precision", () => {
  // A processor computes it through float32: weights and maps are rounded all the same.
  it.each(["resnet18-tiny.pth", "resnet50-tiny.pth"])("%s gives what it gives in float32 within 1%", async (file) => {
    const resnet = network(file);
    const run = (model: Uint8Array) => withSession(model, (session) => session.run({ [INPUT]: input }, NAMES));
    const float = await run(buildResNetModel(resnet));
    const half = await run(buildResNetModel(resnet, { precision: "float16" }));
    for (const name of NAMES) {
      const largest = float[name].data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const furthest = float[name].data.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - half[name].data[i])),
        0,
      );
      expect(furthest / largest, name).toBeLessThan(0.01);
      expect(half[name].data, name).not.toEqual(float[name].data);
    }
  });
});
