import { describe, expect, test } from "vitest";
import { averagePrecision } from "../../metrics/average-precision.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { type CurveBand, pooledPrecisionRecallBand, pooledRocBand, type ScoredRows } from "./curve-band.ts";
import { drawnCompared } from "./made-compared.fixture.ts";

const rowsOf = (seed: number, nRows = 100): ScoredRows => {
  const { labels, outOfFold, groups } = drawnCompared(seed, "drawn", { shift: 1.3, nRows });
  return { labels, scores: outOfFold, groups };
};
const rows = rowsOf(1);
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const widthOf = ({ low, high }: CurveBand) => meanOf(high.map((value, at) => value - low[at]));
const quick = { seed: 1, nResamples: 400, nSteps: 20 };

describe.each([
  ["ROC", pooledRocBand],
  ["precision-recall", pooledPrecisionRecallBand],
])("%s band", (_, bandOf) => {
  test("it holds its curve, and narrows with families, not with copies in a family", () => {
    const band = bandOf(rows, quick);
    expect(band.n).toBe(100);
    band.estimate.forEach((value, at) => {
      expect(band.low[at]).toBeLessThanOrEqual(value + 1e-9);
      expect(band.high[at]).toBeGreaterThanOrEqual(value - 1e-9);
    });
    expect(widthOf(bandOf(rowsOf(1, 900), quick))).toBeLessThan(widthOf(band) / 2);
    const copied = {
      labels: [0, 1, 2].flatMap(() => Array.from(rows.labels)),
      scores: [0, 1, 2].flatMap(() => Array.from(rows.scores)),
      groups: [0, 1, 2].flatMap(() => Array.from(rows.groups)),
    };
    const again = bandOf(copied, quick);
    expect(widthOf(again)).toBeCloseTo(widthOf(band), 12);
    expect(again.n).toBe(100);
  });

  test("the same seed gives the same band, another seed another; JSON keeps all of it", () => {
    const band = bandOf(rows, quick);
    expect(bandOf(rows, quick)).toEqual(band);
    expect(bandOf(rows, { ...quick, seed: 2 })).not.toEqual(band);
    expect(JSON.parse(JSON.stringify(band))).toEqual(band);
  });

  test("unlabelled rows and rows without a score are left out", () => {
    const more = {
      labels: [...Array.from(rows.labels), -1, 1],
      scores: [...Array.from(rows.scores), 3, Number.NaN],
      groups: [...Array.from(rows.groups), 200, 201],
    };
    expect(bandOf(more, quick)).toEqual(bandOf(rows, quick));
  });

  test("scores that separate the classes, one family of a class, one class or no row give no band, with the reason", () => {
    const of = (labels: number[], scores: number[], groups = Array.from(labels.keys())) =>
      bandOf({ labels, scores, groups }, quick);
    expect(of([0, 0, 1, 1], [0, 1, 2, 3])).toMatchObject({ low: [], high: [], reason: "NO_SPREAD" });
    expect(of([0, 0, 1, 1], [0, 2, 1, 3], [0, 1, 2, 2])).toMatchObject({ low: [], reason: "TOO_FEW_FAMILIES" });
    expect(of([1, 1], [0, 1])).toMatchObject({ grid: [], estimate: [], reason: "ONE_CLASS" });
    expect(of([], [])).toMatchObject({ grid: [], n: 0, reason: "NO_COMMON_ROWS" });
    expect(() => of([0, 1], [0])).toThrow("2 labels, 1 scores and 2 families");
    expect(() => bandOf(rows, { ...quick, nSteps: 0 })).toThrow("got 400 and 0");
  });
});

test("the curves are those of the area and of the average precision, taken at every step there is", () => {
  // Distinct scores, 50 of each class: the area is the mean height of the 50 flat stretches, the average precision
  // the mean over the 50 recalls.
  const { estimate } = pooledRocBand(rows, { ...quick, nSteps: 50 });
  expect(meanOf(estimate.slice(0, -1))).toBeCloseTo(rocAuc(rows.labels, rows.scores) ?? 0, 12);
  const precision = pooledPrecisionRecallBand(rows, { ...quick, nSteps: 50 });
  expect(meanOf(precision.estimate)).toBeCloseTo(averagePrecision(rows.labels, rows.scores) ?? 0, 12);
});

test("tied scores are one straight stretch of the ROC curve, and one step of the precision", () => {
  const tied = { labels: [1, 0, 1, 0], scores: [1, 1, 1, 0], groups: [0, 1, 2, 3] };
  expect(pooledRocBand(tied, { ...quick, nSteps: 4 }).estimate).toEqual([0, 0.5, 1, 1, 1]);
  expect(pooledPrecisionRecallBand(tied, { ...quick, nSteps: 2 }).estimate).toEqual([2 / 3, 2 / 3]);
});

test("at a false positive rate of 0.2, the band holds the true rate in about 95 of 100 draws", () => {
  // Two normals 1.3 apart: the rate above the 80th percentile of the normals, Phi(1.3 - 0.8416).
  const truth = 0.6767;
  const nDraws = 150;
  const held = Array.from({ length: nDraws }, (_, draw) => {
    const { low, high } = pooledRocBand(rowsOf(draw), { seed: draw, nResamples: 200, nSteps: 5 });
    return low[1] <= truth && truth <= high[1];
  }).filter(Boolean).length;
  expect(held / nDraws).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / nDraws));
});
