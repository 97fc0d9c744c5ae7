import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { bcaInterval } from "./bca-interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { rankByScore } from "./ranking.ts";
import { rankedRocAuc, rocAuc } from "./roc-auc.ts";
import { rocAucBca } from "./roc-auc-bca.ts";

type Made = {
  positives: number[];
  negatives: number[];
  fixed: { level: number; ofPositives: number[][]; ofNegatives: number[][]; interval: [number, number] };
  many: { level: number; nResamples: number; interval: [number, number] };
};

const { positives, negatives, fixed, many } = JSON.parse(
  readFileSync(new URL("../../fixtures/made/bca.json", import.meta.url), "utf8"),
) as Made;
const scores = [...positives, ...negatives];
const labels = scores.map((_, row) => (row < positives.length ? 1 : 0));
const alone = scores.map((_, row) => row);

describe("the BCa interval of an area", () => {
  test("on the same resamples it is scipy's, within 1e-12", () => {
    const ranking = rankByScore(scores);
    const replicates = fixed.ofPositives.map((drawn, at) => {
      const weights = new Int32Array(scores.length);
      for (const row of drawn) weights[row]++;
      for (const row of fixed.ofNegatives[at]) weights[positives.length + row]++;
      return rankedRocAuc(labels, ranking, weights) ?? Number.NaN;
    });
    const without = (row: number) => rocAuc(labels.toSpliced(row, 1), scores.toSpliced(row, 1)) ?? Number.NaN;
    const jackknife = [alone.filter((row) => labels[row] === 1), alone.filter((row) => labels[row] === 0)];
    const ours = bcaInterval(
      rocAuc(labels, scores) ?? Number.NaN,
      replicates,
      jackknife.map((rows) => rows.map(without)),
      fixed.level,
    );
    expect(ours?.low).toBeCloseTo(fixed.interval[0], 12);
    expect(ours?.high).toBeCloseTo(fixed.interval[1], 12);
  });

  test("on resamples of its own it is scipy's, within their Monte-Carlo error", () => {
    const { nResamples, level } = many;
    const ours = rocAucBca(labels, scores, alone, { nResamples, level }, { random: createRandom(1) });
    // 20,000 draws place a 2.5 % point of this distribution within 0.004, on steps of 1 / 600.
    expect(Math.abs((ours?.low ?? 0) - many.interval[0])).toBeLessThan(0.008);
    expect(Math.abs((ours?.high ?? 0) - many.interval[1])).toBeLessThan(0.008);
  });

  test("copies of every row inside its family change nothing; the same seed gives the same interval", () => {
    const interval = (times: number) => {
      const copied = <T>(values: T[]) => Array.from({ length: times }, () => values).flat();
      return rocAucBca(copied(labels), copied(scores), copied(alone), {}, { random: createRandom(2) });
    };
    expect(interval(1)).toEqual(interval(1));
    expect(interval(3)?.low).toBeCloseTo(interval(1)?.low ?? Number.NaN, 12);
    expect(interval(3)?.high).toBeCloseTo(interval(1)?.high ?? Number.NaN, 12);
  });

  test("one class, one family or separate classes have none: null, never NaN or a width of 0", () => {
    const of = (given: number[], at: number[], groups: number[]) =>
      rocAucBca(given, at, groups, { nResamples: 50 }, { random: createRandom(1) });
    expect(of([1, 1], [0, 1], [0, 1])).toBeNull();
    expect(of([], [], [])).toBeNull();
    expect(of([0, 1, 0, 1], [1, 2, 4, 3], [0, 0, 0, 0])).toBeNull();
    expect(of([0, 0, 1, 1], [1, 2, 3, 4], [0, 1, 2, 3])).toBeNull();
    expect(of([0, 1, 1, 0], [1, 3, 2, 2], [0, 0, 1, 1])?.low).toBeGreaterThanOrEqual(0);
  });

  test.each([0.7, 0.9])("at 100 a class and an area of %d it covers within 2 points of its level", (auc) => {
    const random = createRandom(13, "coverage", auc);
    const gap = Math.SQRT2 * normalQuantile(auc);
    const truth = Array.from({ length: 200 }, (_, i) => i % 2);
    const rows = Array.from(truth.keys());
    const replicates = 300;
    let covered = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const drawn = truth.map((label) => gap * label + drawNormal(random));
      const { low, high } = rocAucBca(truth, drawn, rows, { nResamples: 250 }, { random }) ?? { low: 1, high: 0 };
      if (low <= auc && auc <= high) covered++;
    }
    const allowed = 0.02 + 2 * Math.sqrt((0.05 * 0.95) / replicates);
    expect(Math.abs(covered / replicates - 0.95)).toBeLessThan(allowed);
  });
});
