import { expect, test } from "vitest";
import { defaultText, readParameters } from "./read-parameters.ts";

const described = [
  { name: "C", type: "number", default: 1, minimum: 0, maximum: 100, choices: null },
  { name: "maxIter", type: "integer", default: 100, minimum: 1, maximum: null, choices: null },
  { name: "balanced", type: "boolean", default: true, minimum: null, maximum: null, choices: null },
  { name: "kernel", type: "choice", default: "knn", minimum: null, maximum: null, choices: ["knn", "rbf"] },
];

test("what nobody typed is left to the method's own default", () => {
  expect(readParameters(described, {})).toEqual({ parameters: {}, wrong: [] });
});

test("text becomes the described type, decimal comma included", () => {
  const written = { C: "0,5", maxIter: "20", balanced: "false", kernel: "rbf" };
  expect(readParameters(described, written).parameters).toEqual({
    C: 0.5,
    maxIter: 20,
    balanced: false,
    kernel: "rbf",
  });
});

test("what cannot be read or lies out of range is named and not sent", () => {
  const { parameters, wrong } = readParameters(described, { C: "-1", maxIter: "2.5", kernel: "linear", balanced: "" });
  expect(wrong).toEqual(["C", "maxIter", "balanced", "kernel"]);
  expect(parameters).toEqual({});
});

test("a number that also takes words takes both, and nothing else", () => {
  const open = [{ name: "C", type: "number", default: "auto", minimum: 0, maximum: 100, choices: ["auto"] }];
  expect(readParameters(open, { C: "auto" }).parameters).toEqual({ C: "auto" });
  expect(readParameters(open, { C: "0,1" }).parameters).toEqual({ C: 0.1 });
  expect(readParameters(open, { C: "automatic" }).wrong).toEqual(["C"]);
});

test("defaults are written as one would type them", () => {
  expect([1, true, "knn"].map(defaultText)).toEqual(["1", "true", "knn"]);
});
