import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { referenceFolder } from "../../reference-folder.ts";
import { normalizeInto, PREPROCESSING, TENSOR_LENGTH } from "../image/preprocess.ts";
import { openSession } from "../onnx/session.ts";
import { readResNet } from "./read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";
import { shippedWeights } from "./shipped-weights.ts";
import { readWeights } from "./weights/read-weights.ts";

type Case = { pixels: string; avgpool: number[]; layer3: number[]; layer4MapFirstChannel: number[] };
type Expected = { sha256: string; cases: Case[] };

const TOLERANCE = 1e-3;
const file = new URL("models/expected.json", referenceFolder());
const { path, cardJsonPath } = shippedWeights();

function largestDifference(actual: Float32Array, expected: number[]): number {
  expect(actual).toHaveLength(expected.length);
  return expected.reduce((largest, value, i) => Math.max(largest, Math.abs(value - actual[i])), 0);
}

it("the shipped file is the one its card describes", () => {
  const card: { sha256: string; architecture: string } = JSON.parse(readFileSync(cardJsonPath, "utf8"));
  const bytes = readFileSync(path);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(card.sha256);
  expect(readResNet(readWeights(bytes)).architecture).toBe(card.architecture);
});

describe.skipIf(!existsSync(file))("the shipped backbone gives what torch computes", () => {
  it(`within ${TOLERANCE} on every case`, async () => {
    const expected: Expected = JSON.parse(readFileSync(file, "utf8"));
    const weights = readFileSync(path);
    expect(createHash("sha256").update(weights).digest("hex")).toBe(expected.sha256);
    const session = await openSession(buildResNetModel(readResNet(readWeights(weights))), { provider: "cpu" });
    const { cropPx } = PREPROCESSING;
    expect(expected.cases.length).toBeGreaterThan(0);
    for (const { pixels, avgpool, layer3, layer4MapFirstChannel } of expected.cases) {
      const png = readFileSync(new URL(`preprocess/${pixels}`, referenceFolder()));
      const rgb = await sharp(png).removeAlpha().toColourspace("srgb").raw().toBuffer();
      const data = new Float32Array(TENSOR_LENGTH);
      normalizeInto({ data: new Uint8Array(rgb), channels: 3 }, data);
      const input = { data, shape: [1, 3, cropPx, cropPx] };
      const outputs = await session.run({ [INPUT]: input }, [AVGPOOL, LAYER3, LAYER4_MAPS]);
      expect(largestDifference(outputs[AVGPOOL].data, avgpool)).toBeLessThan(TOLERANCE);
      expect(largestDifference(outputs[LAYER3].data, layer3)).toBeLessThan(TOLERANCE);
      const firstMap = outputs[LAYER4_MAPS].data.subarray(0, layer4MapFirstChannel.flat().length);
      expect(largestDifference(firstMap, layer4MapFirstChannel.flat())).toBeLessThan(TOLERANCE);
    }
    await session.close();
  });
});
