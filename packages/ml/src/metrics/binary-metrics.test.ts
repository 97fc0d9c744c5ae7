import { describe, expect, test } from "vitest";
import { sklearnCases } from "../sklearn.fixture.ts";
import { accuracy } from "./accuracy.ts";
import { brierScore } from "./brier-score.ts";
import { confusionAt } from "./confusion.ts";
import { f1Score } from "./f1-score.ts";
import { logLoss } from "./log-loss.ts";
import { precision } from "./precision.ts";
import { recall } from "./recall.ts";
import { rocAuc } from "./roc-auc.ts";
import { rocCurve } from "./roc-curve.ts";
import { specificity } from "./specificity.ts";

type Params = { score: number[]; yTrue: number[]; threshold: number };
type Expected = Record<"rocAuc" | "brier" | "logLoss" | "accuracy" | "precision" | "recall" | "f1", number> & {
  confusion: number[][];
};

test.each(sklearnCases<Params, Expected>("binary-metrics"))(
  "every figure equals scikit-learn's on $data within 1e-6",
  (one) => {
    const { score, yTrue, threshold } = one.params;
    const counts = confusionAt(yTrue, score, threshold);
    const { confusion, ...expected } = one.expected;
    expect([
      [counts.trueNegative, counts.falsePositive],
      [counts.falseNegative, counts.truePositive],
    ]).toEqual(confusion);
    const ours: Record<string, number | null> = {
      rocAuc: rocAuc(yTrue, score),
      brier: brierScore(yTrue, score),
      logLoss: logLoss(yTrue, score),
      accuracy: accuracy(counts),
      precision: precision(counts),
      recall: recall(counts),
      f1: f1Score(counts),
    };
    for (const [id, value] of Object.entries(expected))
      expect(Math.abs((ours[id] ?? Infinity) - value), id).toBeLessThan(1e-6);
    expect(specificity(counts)).toBe(confusion[0][0] / (confusion[0][0] + confusion[0][1]));
  },
);

describe("rocAuc", () => {
  test("ties count one half: all equal is 0.5, and a tied pair sits between its two orders", () => {
    expect(rocAuc([0, 1, 0, 1], [3, 3, 3, 3])).toBe(0.5);
    expect(rocAuc([0, 1, 1], [1, 1, 2])).toBe(0.75);
  });

  test("it is the share of pairs in the right order, counted one by one", () => {
    const labels = Array.from({ length: 60 }, (_, i) => ((i * 7) % 3 === 0 ? 1 : 0));
    const scores = labels.map((label, i) => ((i * 31) % 17) + 3 * label);
    let right = 0;
    let pairs = 0;
    labels.forEach((a, i) => {
      labels.forEach((b, j) => {
        if (a !== 1 || b !== 0) return;
        pairs++;
        right += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
      });
    });
    expect(rocAuc(labels, scores)).toBeCloseTo(right / pairs, 12);
  });

  test("one class, or no row, has no area: null, never NaN", () => {
    expect(rocAuc([1, 1], [0.1, 0.2])).toBeNull();
    expect(rocAuc([], [])).toBeNull();
  });
});

describe("rocCurve", () => {
  test("it runs from (0, 0) to (1, 1), never down, and the area under it is rocAuc", () => {
    const labels = Array.from({ length: 80 }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const scores = labels.map((label, i) => Math.round(((i * 37) % 23) + 6 * label) / 4);
    const { falsePositiveRate: x, truePositiveRate: y, thresholds } = rocCurve(labels, scores);
    expect([x[0], y[0], thresholds[0], x.at(-1), y.at(-1)]).toEqual([0, 0, Infinity, 1, 1]);
    let area = 0;
    for (let i = 1; i < x.length; i++) {
      expect(x[i]).toBeGreaterThanOrEqual(x[i - 1]);
      expect(y[i]).toBeGreaterThanOrEqual(y[i - 1]);
      area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
    }
    expect(area).toBeCloseTo(rocAuc(labels, scores) ?? Number.NaN, 12);
  });

  test("points inside a straight stretch are left out", () => {
    expect(rocCurve([1, 1, 1, 0, 0], [5, 4, 3, 2, 1])).toEqual({
      falsePositiveRate: [0, 0, 1],
      truePositiveRate: [0, 1, 1],
      thresholds: [Infinity, 3, 1],
    });
    expect(rocCurve([1], [0.5]).falsePositiveRate).toEqual([]);
  });
});

test("a certain wrong answer costs a finite log loss, -log of a double's epsilon", () => {
  expect(logLoss([1, 0], [0, 0])).toBeCloseTo(-Math.log(Number.EPSILON) / 2, 6);
  expect(logLoss([], [])).toBeNull();
});

test("what divides by nothing is null", () => {
  const none = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
  expect([accuracy, precision, recall, specificity, f1Score].map((of) => of(none))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(precision({ ...none, falseNegative: 3 })).toBeNull();
  expect(recall({ ...none, falseNegative: 3 })).toBe(0);
});

test("labels that are not binary and NaN scores are refused with their row", () => {
  expect(() => rocAuc([0, -1], [0, 0])).toThrow("label -1 at row 1");
  expect(() => confusionAt([0, 1], [0.5, Number.NaN])).toThrow("score NaN at row 1");
  expect(() => logLoss([0], [])).toThrow("1 entries, scores has 0");
});
