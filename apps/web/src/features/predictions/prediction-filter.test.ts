import { expect, test } from "vitest";
import { predictionFilter, predictionOrder } from "./prediction-filter.ts";
import { predictionsParams } from "./predictions-params.ts";

const everything = { q: "", decision: "any", labelled: "any", min: 0, max: 1, sort: "PATH", dir: "ASC" } as const;

test("a view that filters nothing keeps images without a probability", () => {
  expect(predictionFilter(everything)).toEqual({});
});

test("each choice becomes one condition", () => {
  const view = { ...everything, q: "scan", decision: "REVIEW", labelled: "no", min: 0.2, max: 0.8 } as const;
  expect(predictionFilter(view)).toEqual({
    search: "scan",
    decision: "REVIEW",
    labelled: false,
    minProbability: 0.2,
    maxProbability: 0.8,
  });
  expect(predictionOrder({ ...everything, sort: "CERTAINTY", dir: "DESC" })).toEqual({
    field: "CERTAINTY",
    direction: "DESC",
  });
});

test("a probability outside 0 to 1 in the address is ignored", () => {
  expect(["1.2", "-0.1", "", "x", "0.25"].map((text) => predictionsParams.min.parse(text))).toEqual([
    null,
    null,
    null,
    null,
    0.25,
  ]);
});
