import { describe, expect, test } from "vitest";
import { clopperPearsonInterval } from "./clopper-pearson-interval.ts";
import { holmAdjustment } from "./holm-adjustment.ts";
import { mcnemarExact } from "./mcnemar-exact.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** P(X = k) for X of n draws at p, k = 0..n. */
function binomial(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1);
  let log = n * Math.log1p(-p);
  for (let k = 0; k <= n; k++) {
    chances[k] = Math.exp(log);
    log += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return chances;
}

type IntervalOf = (successes: number, n: number, level: number) => { low: number; high: number };

/** Exact chance that the interval holds p. */
function coverage(intervalOf: IntervalOf, n: number, level: number, ps: number[]): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, k) => intervalOf(k, n, level));
  return ps.map((p) =>
    binomial(n, p).reduce(
      (sum, chance, k) => (intervals[k].low <= p && p <= intervals[k].high ? sum + chance : sum),
      0,
    ),
  );
}

const ps = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

describe("intervals of a proportion", () => {
  test.each([0.8, 0.95, 0.99])("Clopper and Pearson cover at least at level %d, for every p and n tried", (level) => {
    for (const n of [1, 2, 5, 10, 20, 50, 100, 200])
      for (const covered of coverage(clopperPearsonInterval, n, level, ps))
        expect(covered).toBeGreaterThanOrEqual(level - 1e-12);
  });

  test.each([0.8, 0.95, 0.99])("Wilson covers at level %d on average over p, within 1.5 points", (level) => {
    for (const n of [10, 20, 50, 100, 200]) {
      const covered = coverage(wilsonInterval, n, level, ps);
      const mean = covered.reduce((sum, value) => sum + value, 0) / covered.length;
      expect(Math.abs(mean - level)).toBeLessThan(0.015);
    }
  });

  test("the exact interval of no success has its closed form, 1 - (alpha / 2)^(1 / n)", () => {
    for (const n of [1, 7, 300]) {
      expect(clopperPearsonInterval(0, n).high).toBeCloseTo(1 - 0.025 ** (1 / n), 12);
      expect(clopperPearsonInterval(n, n).low).toBeCloseTo(0.025 ** (1 / n), 12);
    }
  });

  test("swapping successes and failures mirrors both intervals", () => {
    for (const intervalOf of [wilsonInterval, clopperPearsonInterval]) {
      const [few, many] = [intervalOf(3, 40), intervalOf(37, 40)];
      expect(few.low).toBeCloseTo(1 - many.high, 12);
      expect(few.high).toBeCloseTo(1 - many.low, 12);
    }
  });

  test("no trial, more successes than trials, and a level of 1 are refused with their values", () => {
    for (const intervalOf of [wilsonInterval, clopperPearsonInterval]) {
      expect(() => intervalOf(0, 0)).toThrow("0 successes among 0");
      expect(() => intervalOf(5, 4)).toThrow("5 successes among 4");
      expect(() => intervalOf(1, 4, 1)).toThrow("got 1");
    }
  });
});

describe("McNemar's exact test", () => {
  test("it is twice the binomial tail at one half, at most 1", () => {
    for (const [b, c] of [
      [3, 12],
      [0, 5],
      [7, 8],
      [150, 201],
    ]) {
      const tail = binomial(b + c, 0.5)
        .slice(0, Math.min(b, c) + 1)
        .reduce((sum, chance) => sum + chance, 0);
      expect(mcnemarExact(b, c)).toBeCloseTo(Math.min(1, 2 * tail), 12);
      expect(mcnemarExact(c, b)).toBe(mcnemarExact(b, c));
    }
  });

  test("nothing that tells the classifiers apart is a p-value of 1; half a row is refused", () => {
    expect([mcnemarExact(0, 0), mcnemarExact(0, 1)]).toEqual([1, 1]);
    expect(() => mcnemarExact(0.5, 2)).toThrow("the counts are 0.5 and 2");
  });
});

describe("Holm's adjustment", () => {
  test("each is multiplied by how many are at least as large, never falling, never above 1", () => {
    expect(Array.from(holmAdjustment([0.01, 0.04, 0.03, 0.005]))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(Array.from(holmAdjustment([0.9, 0.8]))).toEqual([1, 1]);
    expect(Array.from(holmAdjustment([]))).toEqual([]);
  });

  test("what is no probability is refused with its place", () => {
    expect(() => holmAdjustment([0.2, Number.NaN])).toThrow("p-value NaN at 1");
  });
});
