import { expect, test } from "vitest";
import { metadataFacts } from "./metadata-facts.ts";

test("a missing value is a dash, and zero is zero", () => {
  const facts = metadataFacts({ age: null, weight: 0, sex: "F", contrast: false }, String);
  expect(facts).toEqual([
    ["age", "—"],
    ["weight", "0"],
    ["sex", "F"],
    ["contrast", "false"],
  ]);
});

test("no metadata gives no line", () => {
  expect(metadataFacts(null, String)).toEqual([]);
  expect(metadataFacts({}, String)).toEqual([]);
});
