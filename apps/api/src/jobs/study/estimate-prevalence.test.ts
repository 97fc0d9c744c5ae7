import { expect, test } from "vitest";
import { chooseScorer } from "./estimate-prevalence.ts";

const experiments = [
  { method: "logisticRegression", layer: "avgpool" as const, parameters: { C: 1 } },
  { method: "logisticRegression", layer: "layer3" as const, parameters: { C: 2 } },
  { method: "labelSpreading", layer: "layer3" as const, parameters: {} },
];

test("a champion that learned from labels alone scores the pool", () => {
  expect(chooseScorer(experiments[1], experiments)).toBe(experiments[1]);
});

test("one that has seen the pool gives way to logistic regression on its layer, as the study ran it", () => {
  expect(chooseScorer(experiments[2], experiments)).toBe(experiments[1]);
  expect(chooseScorer(experiments[2], [])).toEqual({ method: "logisticRegression", layer: "layer3", parameters: {} });
});

test("without a champion the counts are still told", () => {
  expect(chooseScorer(null, [])).toEqual({ method: "logisticRegression", layer: "avgpool", parameters: {} });
});
