import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { accuracy } from "./accuracy.ts";
import { averagePrecision } from "./average-precision.ts";
import { balancedAccuracy } from "./balanced-accuracy.ts";
import { type BinaryMetric, binaryMetrics, binaryStatistics } from "./binary-metrics.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { confusionAt } from "./confusion.ts";
import { fBeta } from "./f-beta.ts";
import { f1Macro, f1Score } from "./f1-score.ts";
import { logLoss } from "./log-loss.ts";
import { matthewsCorrelation } from "./matthews-correlation.ts";
import { precision } from "./precision.ts";
import { precisionRecallCurve } from "./precision-recall-curve.ts";
import { recall } from "./recall.ts";
import { rocAuc } from "./roc-auc.ts";
import { rocCurve } from "./roc-curve.ts";
import { specificity } from "./specificity.ts";

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

describe("averagePrecision", () => {
  test("it is the worked example of scikit-learn's manual: 0.83", () => {
    expect(averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  test("a score that says nothing gives the share of positives; a perfect one gives 1", () => {
    expect(averagePrecision([0, 1, 0, 0], [2, 2, 2, 2])).toBe(0.25);
    expect(averagePrecision([0, 1, 1], [0, 2, 1])).toBe(1);
    expect(averagePrecision([0, 0], [0, 1])).toBeNull();
  });

  test("it is the area of steps under the precision-recall curve", () => {
    const labels = Array.from({ length: 70 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const scores = labels.map((label, i) => ((i * 29) % 19) + 5 * label);
    const { precision, recall, thresholds } = precisionRecallCurve(labels, scores);
    const area = thresholds.reduce((sum, _, at) => sum + (recall[at] - recall[at + 1]) * precision[at], 0);
    expect(averagePrecision(labels, scores)).toBeCloseTo(area, 12);
    expect(new Set(scores).size).toBe(thresholds.length);
  });

  test("the curve of four rows is scikit-learn's own example", () => {
    expect(precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toEqual({
      precision: [0.5, 2 / 3, 0.5, 1, 1],
      recall: [1, 1, 0.5, 0.5, 0],
      thresholds: [0.1, 0.35, 0.4, 0.8],
    });
    expect(precisionRecallCurve([0], [0.5])).toEqual({ precision: [], recall: [], thresholds: [] });
  });
});

describe("figures of the counts", () => {
  const counts = { truePositive: 20, falsePositive: 5, trueNegative: 10, falseNegative: 15 };

  test("kappa and the Matthews correlation are those worked out by hand", () => {
    // Cohen's classic table: 35 of 50 agree, 0.6 of them by chance alone would be 0.5.
    expect(cohenKappa({ truePositive: 20, falsePositive: 5, falseNegative: 10, trueNegative: 15 })).toBeCloseTo(
      0.4,
      12,
    );
    expect(matthewsCorrelation(counts)).toBeCloseTo((20 * 10 - 5 * 15) / Math.sqrt(25 * 35 * 15 * 25), 12);
    expect(balancedAccuracy(counts)).toBeCloseTo((20 / 35 + 10 / 15) / 2, 12);
  });

  test("beta weighs recall: F1 is the plain harmonic mean, a huge beta leaves recall, a tiny one precision", () => {
    const [p, r] = [20 / 25, 20 / 35];
    expect(f1Score(counts)).toBeCloseTo((2 * p * r) / (p + r), 12);
    expect(fBeta(counts, 2)).toBeCloseTo((5 * p * r) / (4 * p + r), 12);
    expect(fBeta(counts, 1e6)).toBeCloseTo(r, 6);
    expect(fBeta(counts, 1e-6)).toBeCloseTo(p, 6);
    expect(() => fBeta(counts, 0)).toThrow("beta must be positive, got 0");
  });

  test("a class that is neither labelled nor predicted is no part of the macro F1", () => {
    const none = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
    expect(f1Macro({ ...none, truePositive: 3 })).toBe(1);
    expect(f1Macro({ ...none, truePositive: 2, falseNegative: 2 })).toBeCloseTo((2 / 3 + 0) / 2, 12);
    expect(f1Macro(none)).toBeNull();
  });
});

describe("binaryMetrics", () => {
  const rows = fc.array(
    fc.record({ label: fc.constantFrom(0, 1), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      maxLength: 30,
    },
  );

  test("no metric is ever NaN: what has no value says why", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const { metrics } = binaryMetrics(
          drawn.map(({ label }) => label),
          drawn.map(({ score }) => score),
        );
        for (const [metric, { value, reason }] of Object.entries(metrics)) {
          if (value === null) expect(reason, metric).toMatch(/^NO_/);
          else expect(Number.isFinite(value), metric).toBe(true);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("rows in another order give the same metrics, and a weight of 2 counts as the row twice", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const order = shuffle([...drawn.keys()], createRandom(drawn.length));
        const weights = drawn.map((_, i) => (i % 3) + (i % 2));
        const repeated = order.flatMap((i) => Array<number>(weights[i]).fill(i));
        const labels = (of: number[]) => of.map((i) => drawn[i].label);
        const scores = (of: number[]) => of.map((i) => drawn[i].score);
        const weighted = binaryStatistics(labels([...drawn.keys()]), scores([...drawn.keys()]));
        const plain = binaryStatistics(labels(repeated), scores(repeated));
        for (const metric of Object.keys(plain) as BinaryMetric[]) {
          const [ours, wanted] = [weighted[metric](weights), plain[metric]()];
          if (wanted === null) expect(ours, metric).toBeNull();
          else expect(ours, metric).toBeCloseTo(wanted, 10);
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test.each([
    ["rocAuc", [0, 0], [0.2, 0.8], "NO_POSITIVES"],
    ["rocAuc", [1, 1], [0.2, 0.8], "NO_NEGATIVES"],
    ["precision", [0, 1], [0.2, 0.3], "NO_PREDICTED_POSITIVES"],
    ["mcc", [0, 1], [0.6, 0.7], "NO_PREDICTED_NEGATIVES"],
    ["cohenKappa", [1, 1], [0.6, 0.7], "NO_NEGATIVES"],
    ["brier", [], [], "NO_LABELS"],
  ] as const)("%s of labels %j and scores %j is null: %s", (metric, labels, scores, reason) => {
    expect(binaryMetrics(labels, scores).metrics[metric]).toEqual({ value: null, reason });
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
