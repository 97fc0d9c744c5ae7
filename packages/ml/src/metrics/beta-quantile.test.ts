import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { regularisedBeta } from "./regularised-beta.ts";

test.each([0.001, 0.025, 0.5, 0.975])("at p %d the closed forms of Beta(1, b) and Beta(a, 1) are met", (p) => {
  for (const n of [1, 2, 19, 49, 400]) {
    expect(betaQuantile(p, 1, n)).toBeCloseTo(-Math.expm1(Math.log1p(-p) / n), 13);
    expect(betaQuantile(p, n, 1)).toBeCloseTo(p ** (1 / n), 13);
  }
});

test("it inverts the distribution, and mirrors when a and b change places", () => {
  for (const [a, b] of [
    [2, 48],
    [3, 27],
    [0.5, 0.5],
    [40, 60],
  ]) {
    for (const p of [0.025, 0.3, 0.975]) {
      const x = betaQuantile(p, a, b);
      expect(regularisedBeta(x, a, b)).toBeCloseTo(p, 12);
      expect(1 - betaQuantile(1 - p, b, a)).toBeCloseTo(x, 12);
    }
  }
});

test("the miss rate of the second smallest of 49 scores, by the binomial sum", () => {
  // P(Beta(2, 48) <= x) is the chance that at least 2 of 49 uniform scores lie below x.
  const x = betaQuantile(0.975, 2, 48);
  const below = (1 - x) ** 49 + 49 * x * (1 - x) ** 48;
  expect(1 - below).toBeCloseTo(0.975, 12);
  expect(x).toBeGreaterThan(0.1);
  expect(x).toBeLessThan(0.12);
});

test("a probability of 0 or 1 and parameters that are not positive are refused", () => {
  expect(() => betaQuantile(0, 1, 1)).toThrow("p must be inside (0, 1), got 0");
  expect(() => betaQuantile(0.5, 0, 1)).toThrow("a 0");
});
