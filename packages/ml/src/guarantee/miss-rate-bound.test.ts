import { expect, test } from "vitest";
import { cancersNeeded, missesAllowed, missesRefuting, missRateUpperBound } from "./miss-rate-bound.ts";

/** P(X <= k) of a binomial, term by term. */
function atMost(k: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let sum = k < 0 ? 0 : term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

test("no miss among 50 cancers bounds the miss rate by 5.8 % at 95 %, in closed form", () => {
  expect(missRateUpperBound(0, 50, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 50), 12);
  expect(missRateUpperBound(0, 50, 0.05).toFixed(3)).toBe("0.058");
});

test("without a miss 5 % needs 59 cancers and 1 % needs 299; with one, 93 and 473", () => {
  expect([cancersNeeded(0.05, 0.05), cancersNeeded(0.01, 0.05)]).toEqual([59, 299]);
  expect([cancersNeeded(0.05, 0.05, 1), cancersNeeded(0.01, 0.05, 1)]).toEqual([93, 473]);
});

test("the bound is the share at which so few misses happen a share delta of the time", () => {
  for (const [misses, n] of [
    [0, 1],
    [1, 20],
    [7, 90],
    [19, 20],
  ]) {
    expect(atMost(misses, n, missRateUpperBound(misses, n, 0.1))).toBeCloseTo(0.1, 10);
  }
  expect(missRateUpperBound(20, 20, 0.05)).toBe(1);
  expect(missRateUpperBound(0, 0, 0.05)).toBe(1);
});

test("one cancer fewer than needed is not enough, and the misses allowed are those whose need is met", () => {
  for (const misses of [0, 1, 4]) {
    for (const alpha of [0.3, 0.05, 0.02]) {
      const needed = cancersNeeded(alpha, 0.05, misses);
      expect(missRateUpperBound(misses, needed, 0.05)).toBeLessThanOrEqual(alpha);
      expect(missRateUpperBound(misses, needed - 1, 0.05)).toBeGreaterThan(alpha);
      expect([missesAllowed(needed, alpha, 0.05), missesAllowed(needed - 1, alpha, 0.05)]).toEqual([
        misses,
        misses - 1,
      ]);
    }
  }
  expect(missesAllowed(0, 0.05, 0.05)).toBe(-1);
});

test("misses refute a rate when as many happen at it a share delta of the time or less", () => {
  for (const n of [1, 2, 30, 200]) {
    const refuting = missesRefuting(n, 0.05, 0.05);
    if (refuting <= n) expect(1 - atMost(refuting - 1, n, 0.05)).toBeLessThanOrEqual(0.05);
    expect(1 - atMost(refuting - 2, n, 0.05)).toBeGreaterThan(0.05);
  }
  expect(missesRefuting(0, 0.05, 0.05)).toBe(1);
});

test("shares outside (0, 1) and impossible counts are refused", () => {
  expect(() => missRateUpperBound(3, 2, 0.05)).toThrow("3 misses among 2 cancers");
  expect(() => cancersNeeded(0, 0.05)).toThrow("alpha must be inside (0, 1), got 0");
  expect(() => missesAllowed(10, 0.05, 1)).toThrow("delta must be inside (0, 1), got 1");
});
