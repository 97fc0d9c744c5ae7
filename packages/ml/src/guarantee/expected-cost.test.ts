import { expect, test } from "vitest";
import type { Decision } from "../conformal/decision-rule.ts";
import { createRandom } from "../random/random.ts";
import { costOptimalThreshold, expectedCost } from "./expected-cost.ts";

test("at 10 to 1 an image is cancer from a probability of 1 in 11 on; at 1 to 1 from one half", () => {
  expect(costOptimalThreshold()).toBeCloseTo(1 / 11, 14);
  expect(costOptimalThreshold(1)).toBe(0.5);
});

test("a missed cancer costs ten false alarms, a human look what it is said to cost", () => {
  const decisions: Decision[] = ["NORMAL", "NORMAL", "CANCER", "CANCER", "REVIEW"];
  expect(expectedCost(decisions, [1, 0, 0, 1, 1])).toEqual({
    costPerImage: 11 / 5,
    n: 5,
    missedCancers: 1,
    falseAlarms: 1,
    nReview: 1,
  });
  expect(expectedCost(decisions, [0.2, 0, 0.5, 1, 0.3], { missedCancer: 4, review: 0.5 }).costPerImage).toBeCloseTo(
    (0.2 * 4 + 0.5 + 0.5) / 5,
    14,
  );
  expect(expectedCost([], []).costPerImage).toBeNull();
});

test("no other threshold costs less than the cost-optimal one where probabilities are calibrated", () => {
  const random = createRandom(1, "cost");
  const probabilities = Array.from({ length: 500 }, random);
  const costAt = (threshold: number) =>
    expectedCost(
      probabilities.map((p) => (p >= threshold ? "CANCER" : "NORMAL")),
      probabilities,
    ).costPerImage;
  const best = costAt(costOptimalThreshold()) ?? Number.NaN;
  for (let i = 0; i <= 50; i++) expect(costAt(i / 50)).toBeGreaterThanOrEqual(best);
});

test("costs and probabilities that are none are refused", () => {
  expect(() => costOptimalThreshold(0)).toThrow("a missed cancer cannot cost 0 false alarms");
  expect(() => expectedCost(["NORMAL"], [Number.NaN])).toThrow("probability NaN at row 0 is not in 0..1");
  expect(() => expectedCost(["NORMAL"], [])).toThrow("1 decisions, 0 probabilities");
  expect(() => expectedCost([], [], { review: -1 })).toThrow("costs 10 and -1 must be 0 or more");
});
