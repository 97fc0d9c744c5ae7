import { expect, test } from "vitest";
import { prepareDecisions } from "./prepare-decisions.ts";

test("shares of the decisions add up to the whole", () => {
  const { total, parts } = prepareDecisions({ normal: 30, cancer: 50, review: 20 });
  expect(total).toBe(100);
  expect(parts.map((part) => [part.decision, part.share])).toEqual([
    ["NORMAL", 0.3],
    ["CANCER", 0.5],
    ["REVIEW", 0.2],
  ]);
});

test("no decision at all draws nothing rather than dividing by zero", () => {
  expect(prepareDecisions({ normal: 0, cancer: 0, review: 0 }).parts.every((part) => part.share === 0)).toBe(true);
});
