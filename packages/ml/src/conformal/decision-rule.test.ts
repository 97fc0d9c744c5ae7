import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { decide, fitDecisionRule } from "./decision-rule.ts";

/** n scores a class: cancers at 1, 2, ... and normals at -1, -2, ... */
function apart(nCancer: number, nNormal: number): { scores: number[]; labels: number[] } {
  const cancers = Array.from({ length: nCancer }, (_, i) => i + 1);
  const normals = Array.from({ length: nNormal }, (_, i) => -i - 1);
  return { scores: [...cancers, ...normals], labels: [...cancers.map(() => 1), ...normals.map(() => 0)] };
}

function closed(n: number): object {
  const at = (p: number) => expect.closeTo(1 - (1 - p) ** (1 / n), 12);
  return { low: at(0.025), high: at(0.975), level: 0.95, method: "beta-order-statistic" };
}

describe("fitDecisionRule", () => {
  test("19 labels of each class are the fewest that decide at alpha 0.05", () => {
    const enough = apart(19, 19);
    expect(fitDecisionRule([enough.scores], enough.labels, 0.05)).toEqual({
      alpha: 0.05,
      cancerFrom: 1,
      normalUpTo: -1,
      status: "ESTIMATED",
      nCancer: 19,
      nNormal: 19,
      labelsNeeded: 0,
      nRepeats: 1,
      // Rank 1 of 19: P(rate <= x) = 1 - (1 - x)^19, in closed form.
      missRates: { cancer: closed(19), normal: closed(19) },
    });
    const short = apart(18, 50);
    expect(fitDecisionRule([short.scores], short.labels, 0.05)).toMatchObject({
      cancerFrom: null,
      normalUpTo: null,
      status: "NOT_DECIDABLE",
      labelsNeeded: 1,
      missRates: null,
    });
    expect(fitDecisionRule([[]], [], 0.05)).toMatchObject({ status: "NOT_DECIDABLE", labelsNeeded: 19 });
  });

  test.each([
    [0.05, 39, 2],
    [0.1, 29, 3],
    [0.29, 99, 29],
    [0.07, 99, 7],
    [0.05, 50, 2],
  ])("at alpha %d the %i scores of a class give the threshold of rank %i", (alpha, n, k) => {
    const { scores, labels } = apart(n, n);
    const { cancerFrom, normalUpTo } = fitDecisionRule([scores], labels, alpha);
    expect([cancerFrom, normalUpTo]).toEqual([k, -k]);
  });

  test("rows without a label or a score count for nothing", () => {
    const { scores, labels } = apart(20, 20);
    const plain = fitDecisionRule([scores], labels, 0.05);
    expect(fitDecisionRule([[...scores, 0.5, Number.NaN]], [...labels, -1, 1], 0.05)).toEqual(plain);
  });

  test("on exchangeable scores a new cancer falls below the threshold at most alpha of the time", () => {
    const random = createRandom(11);
    const alpha = 0.1;
    let missed = 0;
    const rounds = 4000;
    for (let round = 0; round < rounds; round++) {
      const scores = Array.from({ length: 58 }, () => random());
      const labels = scores.map((_, i) => i % 2);
      const rule = fitDecisionRule([scores], labels, alpha);
      if (random() < (rule.cancerFrom ?? 0)) missed++;
    }
    // Exactly floor(0.1 * 30) / 30 = 0.1 in expectation, deviation 0.005 over 4000 rounds.
    expect(missed / rounds).toBeGreaterThan(0.08);
    expect(missed / rounds).toBeLessThan(0.12);
  });

  test("each threshold is the median over repeats of the repeat's own extreme, not the extreme of averaged scores", () => {
    const { labels } = apart(19, 19);
    const [a, b, c] = [
      apart(19, 19).scores,
      apart(19, 19).scores.map((score) => score * 3),
      apart(19, 19)
        .scores.reverse()
        .map((score) => -score * 4),
    ];
    // Every repeat has its smallest cancer score at 1, 3, 4 (in the last at another row), its largest normal below 0.
    const thresholds = (repeats: number[][]) => {
      const { cancerFrom, normalUpTo, nRepeats } = fitDecisionRule(repeats, labels, 0.05);
      return [cancerFrom, normalUpTo, nRepeats];
    };
    expect(thresholds([a, b, c])).toEqual([3, -3, 3]);
    expect(thresholds([c, a, b])).toEqual([3, -3, 3]);
    expect(thresholds([a, b])).toEqual([2, -2, 2]);
    const averaged = a.map((score, row) => (score + b[row] + c[row]) / 3);
    expect(thresholds([averaged])).not.toEqual([3, -3, 1]);
  });

  test("a repeat that scored fewer rows sets the counts, and can leave nothing to decide", () => {
    const { scores, labels } = apart(19, 25);
    const fewer = scores.with(0, Number.NaN);
    expect(fitDecisionRule([scores, fewer], labels, 0.05)).toMatchObject({
      status: "NOT_DECIDABLE",
      nCancer: 18,
      nNormal: 25,
      labelsNeeded: 1,
    });
  });

  test("the realised miss rate lies in its interval about 95 % of the time", () => {
    const random = createRandom(5);
    const rounds = 3000;
    let inside = 0;
    for (let round = 0; round < rounds; round++) {
      const scores = Array.from({ length: 100 }, () => random());
      const labels = scores.map((_, i) => i % 2);
      const { cancerFrom, missRates } = fitDecisionRule([scores], labels, 0.05);
      // Of uniform scores a share of cancerFrom lies below it.
      const rate = cancerFrom ?? -1;
      if (missRates && rate >= missRates.cancer.low && rate <= missRates.cancer.high) inside++;
    }
    // Deviation 0.004 over 3000 rounds.
    expect(inside / rounds).toBeGreaterThan(0.935);
    expect(inside / rounds).toBeLessThan(0.965);
  });

  test("an alpha outside (0, 1) and lists of different lengths are refused", () => {
    expect(() => fitDecisionRule([[0.5]], [1], 1)).toThrow("alpha must be inside (0, 1), got 1");
    expect(() => fitDecisionRule([[0.5]], [], 0.1)).toThrow("repeat 0 has 1 scores, labels has 0 entries");
    expect(() => fitDecisionRule([], [1], 0.1)).toThrow("at least one cross-validation");
  });
});

describe("decide", () => {
  test("overlapping classes: both possible between the thresholds, so a human looks", () => {
    const overlapping = { cancerFrom: 0.3, normalUpTo: 0.7 };
    expect([0.29, 0.3, 0.5, 0.7, 0.71].map((p) => decide(p, overlapping))).toEqual([
      "NORMAL",
      "REVIEW",
      "REVIEW",
      "REVIEW",
      "CANCER",
    ]);
  });

  test("separated classes: neither is possible in the gap, so a human looks", () => {
    const separated = { cancerFrom: 0.8, normalUpTo: 0.2 };
    expect([0.2, 0.21, 0.79, 0.8].map((p) => decide(p, separated))).toEqual(["NORMAL", "REVIEW", "REVIEW", "CANCER"]);
  });

  test("no probability, no rule or no thresholds: a human looks", () => {
    const undecidable = { cancerFrom: null, normalUpTo: null };
    expect([decide(null, { cancerFrom: 0.3, normalUpTo: 0.7 }), decide(0.9, null)]).toEqual(["REVIEW", "REVIEW"]);
    expect(decide(0.99, undecidable)).toBe("REVIEW");
    expect(decide(Number.NaN, { cancerFrom: 0.3, normalUpTo: 0.2 })).toBe("REVIEW");
  });
});
