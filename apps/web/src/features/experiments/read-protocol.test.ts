import { expect, test } from "vitest";
import { defaultProtocol, readProtocol } from "./read-protocol.ts";

test("what nobody touched is the product's own protocol", () => {
  expect(readProtocol(defaultProtocol)).toEqual({
    input: {
      ...{ preprocessing: "PLAIN", representation: { kind: "raw" }, setting: "INDUCTIVE" },
      ...{ nRepeats: 5, nLabels: null },
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
