import { describe, expect, test } from "vitest";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { regularisedBeta } from "./regularised-beta.ts";
import { studentTCdf, studentTQuantile } from "./student-t.ts";

test.each([
  [0.975, 1.959963984540054],
  [0.5, 0],
  [0.995, 2.5758293035489004],
  [1e-10, -6.361340902404056],
])("the normal quantile of %d is the tabled one", (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 12);
});

test.each([
  [0, 0.5],
  [1.959963984540054, 0.975],
  [-3.5, 2.3262907903552504e-4],
  [-10, 7.619853024160527e-24],
  [-37, 5.725571222524577e-300],
])("the normal distribution at %d is the tabled one, to the last digits of its tail", (z, p) => {
  expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-13);
});

test("the normal distribution undoes its quantile, and mirrors", () => {
  for (const p of [1e-12, 0.001, 0.2, 0.7, 0.999]) expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
  for (const z of [0.3, 2.999, 3, 5]) expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 14);
  expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
});

describe("Student's t", () => {
  test.each([
    [0.975, 4, 2.7764451051977987],
    [0.975, 24, 2.0638985616280205],
    [0.95, 10, 1.8124611228107335],
    [0.995, 30, 2.7499956535672259],
    [0.9999, 3, 22.203742262175],
  ])("the quantile of %d with %i degrees of freedom is the tabled one", (p, df, t) => {
    expect(Math.abs(studentTQuantile(p, df) / t - 1)).toBeLessThan(1e-9);
  });

  test("1 and 2 degrees of freedom have closed forms", () => {
    for (const p of [0.01, 0.3, 0.6, 0.975, 0.99999]) {
      expect(studentTQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 9);
      expect(studentTQuantile(p, 2) / ((2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeCloseTo(1, 9);
    }
  });

  test("quantile and distribution undo each other, and many degrees of freedom approach the normal", () => {
    for (const df of [1, 4, 33.5])
      for (const p of [0.02, 0.4, 0.9]) expect(studentTCdf(studentTQuantile(p, df), df)).toBeCloseTo(p, 12);
    expect(studentTQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 5);
    expect(() => studentTQuantile(1, 3)).toThrow("got 1");
  });

  test("the incomplete beta function has its closed forms", () => {
    expect(regularisedBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(regularisedBeta(0.3, 2, 3)).toBeCloseTo(0.3483, 12);
    expect(regularisedBeta(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 12);
    expect(regularisedBeta(0.7, 5, 0.5) + regularisedBeta(0.3, 0.5, 5)).toBeCloseTo(1, 13);
  });
});
