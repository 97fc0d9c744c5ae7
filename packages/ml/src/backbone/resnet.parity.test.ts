import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTinyInput, referenceFolder } from "../../reference-folder.ts";
import { openSession } from "../onnx/session.ts";
import { readResNet } from "./read-resnet.ts";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3, LAYER4_MAPS, LOGITS } from "./resnet-graph.ts";
import { readWeights } from "./weights/read-weights.ts";

type Expected = {
  file: string;
  avgpool: number[];
  layer3Gap: number[];
  layer4Map: number[];
  layer4MapShape: number[];
  logits: number[];
};

const FOLDER = new URL("resnet-tiny/", referenceFolder());
const expected: Record<string, Expected | string> = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8"));
const input = readTinyInput(FOLDER);

/** Each network as listed, and its half-precision and .safetensors copies where the folder has them (see its "about"). */
const cases = Object.entries(expected).flatMap(([id, reference]) => {
  if (typeof reference === "string") return [];
  const stem = reference.file.replace(/\.[^.]+$/, "");
  return [
    { id, file: reference.file, tolerance: 1e-4, reference },
    { id, file: `${stem}-fp16.pth`, tolerance: 2e-2, reference },
    { id, file: `${stem}.safetensors`, tolerance: 1e-4, reference },
  ].filter(({ file }) => existsSync(new URL(file, FOLDER)));
});

function largestDifference(actual: Float32Array, reference: number[]): number {
  expect(actual.length).toBeGreaterThanOrEqual(reference.length);
  return reference.reduce((largest, value, i) => Math.max(largest, Math.abs(value - actual[i])), 0);
}

describe("what torch computes", () => {
  it.each(cases)("$file within $tolerance", async ({ id, file, tolerance, reference }) => {
    const resnet = readResNet(readWeights(readFileSync(new URL(file, FOLDER))));
    expect(resnet.architecture).toBe(id);
    const session = await openSession(buildResNetModel(resnet), { provider: "cpu" });
    const outputs = await session.run({ [INPUT]: input }, [AVGPOOL, LAYER3, LAYER4_MAPS, LOGITS]);
    await session.close();
    expect(outputs[LAYER4_MAPS].shape).toEqual(reference.layer4MapShape);
    expect(outputs[AVGPOOL].data).toHaveLength(reference.avgpool.length);
    expect(outputs[LAYER3].data).toHaveLength(reference.layer3Gap.length);
    expect(largestDifference(outputs[AVGPOOL].data, reference.avgpool)).toBeLessThan(tolerance);
    expect(largestDifference(outputs[LAYER3].data, reference.layer3Gap)).toBeLessThan(tolerance);
    expect(largestDifference(outputs[LAYER4_MAPS].data, reference.layer4Map)).toBeLessThan(tolerance);
    expect(largestDifference(outputs[LOGITS].data, reference.logits)).toBeLessThan(tolerance);
  });
});
