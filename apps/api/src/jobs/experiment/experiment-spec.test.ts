import { describe, expect, it } from "vitest";
import { contentHash, type ExperimentSpec } from "./experiment-spec.ts";

const key: ExperimentSpec = {
  datasetId: "set",
  datasetFingerprint: "d",
  weightsSha256: "w",
  backbone: "b",
  layer: "avgpool",
  method: "logisticRegression",
  parameters: { C: "auto", classWeight: "none" },
  nSplits: 5,
  seed: 0,
};

describe("the hash of an experiment", () => {
  it("is the same for the same configuration, in whatever order its parameters come", () => {
    expect(contentHash({ ...key, backbone: "another name" })).toBe(contentHash(key));
    expect(contentHash({ ...key, parameters: { classWeight: "none", C: "auto" } })).toBe(contentHash(key));
  });

  it("moves with everything that decides the numbers", () => {
    const changed: ExperimentSpec[] = [
      { ...key, datasetId: "other" },
      { ...key, datasetFingerprint: "e" },
      { ...key, weightsSha256: "x" },
      { ...key, layer: "layer3" },
      { ...key, method: "labelSpreading" },
      { ...key, parameters: { ...key.parameters, C: 1 } },
      { ...key, nSplits: 4 },
      { ...key, seed: 1 },
    ];
    const hashes = [key, ...changed].map((each) => contentHash(each));
    expect(new Set([...hashes, contentHash(key, "another preprocessing")]).size).toBe(changed.length + 2);
  });
});
