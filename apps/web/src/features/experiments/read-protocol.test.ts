import { expect, test } from "vitest";
import { defaultProtocol, readProtocol } from "./read-protocol.ts";

test("what nobody touched is the product's own protocol", () => {
  expect(readProtocol(defaultProtocol)).toEqual({
    input: {
      ...{ preprocessing: "PLAIN", representation: { kind: "raw" }, setting: "INDUCTIVE" },
      ...{ nSplits: 5, nRepeats: 5, nLabels: null, recallTarget: 0.95, costRatio: 10 },
    },
    wrong: [],
  });
});

test("principal axes are sent with their number, and asked for only then", () => {
  const pca = { ...defaultProtocol, representation: "pca" as const };
  expect(readProtocol({ ...pca, nComponents: " 64 " }).input.representation).toEqual({ kind: "pca", nComponents: 64 });
  expect(readProtocol({ ...pca, nComponents: "0" }).wrong).toEqual(["nComponents"]);
  expect(readProtocol({ ...defaultProtocol, nComponents: "none" }).wrong).toEqual([]);
});

test("repeats and labels that cannot be are named", () => {
  expect(readProtocol({ ...defaultProtocol, nRepeats: "21", nLabels: "1" }).wrong).toEqual(["nRepeats", "nLabels"]);
  expect(readProtocol({ ...defaultProtocol, nRepeats: "2.5", nLabels: "many" }).wrong).toEqual(["nRepeats", "nLabels"]);
  expect(readProtocol({ ...defaultProtocol, nRepeats: "1", nLabels: "20" }).input).toMatchObject({
    nRepeats: 1,
    nLabels: 20,
  });
});

test("the target and the cost are read with a point or a comma, and named where they lie out of range", () => {
  const read = readProtocol({ ...defaultProtocol, recallTarget: "0,99", costRatio: " 2.5 ", nSplits: "10" });
  expect(read.input).toMatchObject({ recallTarget: 0.99, costRatio: 2.5, nSplits: 10 });
  for (const [recallTarget, costRatio, nSplits] of [
    ["0", "0", "1"],
    ["1", "10001", "21"],
    ["", "", ""],
    ["95 %", "1,000.5", "5.5"],
  ])
    expect(readProtocol({ ...defaultProtocol, recallTarget, costRatio, nSplits }).wrong).toEqual([
      ...["nSplits", "recallTarget", "costRatio"],
    ]);
});
