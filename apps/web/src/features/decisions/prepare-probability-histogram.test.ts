import { expect, test } from "vitest";
import { prepareProbabilityHistogram } from "./prepare-probability-histogram.ts";

const bin = (low: number, high: number, normal: number, cancer: number, review: number) => ({
  low,
  high,
  decisions: { normal, cancer, review },
});
const probabilityHistogram = [bin(0.5, 1, 0, 30, 4), bin(0, 0.5, 21, 0, 7)];
const decisionRule = {
  alpha: 0.05,
  cancerFrom: 0.26,
  normalUpTo: 0.69,
  status: "ESTIMATED" as const,
  normalMissRate: null,
  nNormal: 49,
  labelsNeeded: 0,
};

test("every image counts once: bins, decisions and n agree", () => {
  const prepared = prepareProbabilityHistogram({ probabilityHistogram, decisionRule });
  expect(prepared?.n).toBe(62);
  expect(prepared?.totals).toEqual({ normal: 21, review: 11, cancer: 30 });
  expect(prepared?.bins.map(({ total }) => total)).toEqual([28, 34]);
});

test("bins stand from low to high whatever order they came in", () => {
  const prepared = prepareProbabilityHistogram({ probabilityHistogram, decisionRule });
  expect(prepared?.bins.map(({ low, high }) => [low, high])).toEqual([
    [0, 0.5],
    [0.5, 1],
  ]);
  expect(prepared?.fullest).toEqual({ low: 0.5, high: 1, normal: 0, review: 4, cancer: 30, total: 34 });
});

test("thresholds stand from low to high, even when neither class is possible between them", () => {
  const kinds = (rule: typeof decisionRule) =>
    prepareProbabilityHistogram({ probabilityHistogram, decisionRule: rule })?.thresholds.map(({ kind }) => kind);
  expect(kinds(decisionRule)).toEqual(["cancerFrom", "normalUpTo"]);
  expect(kinds({ ...decisionRule, cancerFrom: 0.8, normalUpTo: 0.4 })).toEqual(["normalUpTo", "cancerFrom"]);
});

test("no line is drawn where the labels do not allow a threshold", () => {
  const lines = (rule: Parameters<typeof prepareProbabilityHistogram>[0]["decisionRule"]) =>
    prepareProbabilityHistogram({ probabilityHistogram, decisionRule: rule })?.thresholds;
  expect(lines(null)).toEqual([]);
  expect(lines({ ...decisionRule, cancerFrom: null })).toEqual([{ kind: "normalUpTo", at: 0.69 }]);
  // Clear cancers are decided even where no threshold bounds the miss rate.
  expect(lines({ ...decisionRule, status: "NOT_DECIDABLE", cancerFrom: null })).toHaveLength(1);
});

test("without a score there is nothing to draw", () => {
  expect(prepareProbabilityHistogram({ probabilityHistogram: [], decisionRule: null })).toBeNull();
  expect(prepareProbabilityHistogram({ probabilityHistogram: [bin(0, 1, 0, 0, 0)], decisionRule })).toBeNull();
});
