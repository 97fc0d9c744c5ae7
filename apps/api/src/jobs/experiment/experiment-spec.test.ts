import { describe, expect, it } from "vitest";
import { contentHash, type ExperimentSpec, specPrecision } from "./experiment-spec.ts";

const key: ExperimentSpec = {
  datasetId: "set",
  datasetFingerprint: "d",
  weightsSha256: "w",
  backbone: "b",
  layer: "avgpool",
  preprocessing: "plain",
  representation: { kind: "raw" },
  method: "logisticRegression",
  parameters: { C: "auto", classWeight: "none" },
  protocol: {
    ...{ nSplits: 5, nRepeats: 5, setting: "INDUCTIVE", control: "NONE", nLabels: null, recallTarget: 0.95 },
  },
  seed: 0,
};

describe("the hash of an experiment", () => {
  it("is the same for the same configuration, in whatever order its parameters come", () => {
    expect(contentHash({ ...key, backbone: "another name", datasetId: "the same elsewhere" })).toBe(contentHash(key));
    expect(contentHash({ ...key, parameters: { classWeight: "none", C: "auto" } })).toBe(contentHash(key));
  });

  it("names no precision where it is float32: what was computed before there was another one is found again", () => {
    expect(contentHash({ ...key, precision: specPrecision("float32") })).toBe(contentHash(key));
    expect(specPrecision("int8")).toBe("int8");
  });

  it("knows a table made elsewhere by its bytes, however often it was stored", () => {
    const [first, second] = ["a", "b"].map((outsideTableId) => ({ ...key, outsideTableId, outsideSha256: "t" }));
    expect(contentHash(first)).toBe(contentHash(second));
    expect(contentHash(first)).not.toBe(contentHash({ ...first, outsideSha256: "u" }));
  });

  it("moves with everything that decides the numbers", () => {
    const changed: ExperimentSpec[] = [
      { ...key, datasetFingerprint: "e" },
      { ...key, weightsSha256: "x" },
      { ...key, precision: "int8" },
      { ...key, precision: "float16" },
      { ...key, layer: "layer3" },
      { ...key, method: "labelSpreading" },
      { ...key, parameters: { ...key.parameters, C: 1 } },
      { ...key, preprocessing: "equalised" },
      { ...key, representation: { kind: "pca", nComponents: 8 } },
      ...Object.entries({ nSplits: 4, nRepeats: 1, setting: "TRANSDUCTIVE", control: "NAIVE", nLabels: 8 }).map(
        ([name, value]) => ({ ...key, protocol: { ...key.protocol, [name]: value } }),
      ),
      { ...key, outsideSha256: "t" },
      { ...key, seed: 1 },
    ];
    const hashes = [key, ...changed].map((each) => contentHash(each));
    hashes.push(contentHash(key, { preprocessing: "another preprocessing" }), contentHash(key, { within: 0 }));
    expect(new Set(hashes).size).toBe(changed.length + 3);
  });
});
