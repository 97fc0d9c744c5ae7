import { expect, test } from "vitest";
import { CalibrationRefused } from "../calibration-refused.ts";
import { cases, queries } from "../made.fixture.ts";
import { applyIsotonic, fitIsotonic } from "./isotonic.ts";
import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";

const any = { minSamples: 1 };

test.each(cases.map((made) => [made.name, made] as const))(
  "on scores %s, ties and all, it is scikit-learn's within 1e-12",
  (_name, made) => {
    applyIsotonic(fitIsotonic(made.scores, made.labels, any), queries).forEach((p, i) => {
      expect(Math.abs(p - made.isotonic[i])).toBeLessThan(1e-12);
    });
  },
);

test("neighbours that fall are pooled into their weighted mean, back as far as needed", () => {
  expect(Array.from(poolAdjacentViolators([1, 3, 2, 4, 3.5, 3, 5], [1, 1, 1, 1, 1, 1, 1]))).toEqual([
    1, 2.5, 2.5, 3.5, 3.5, 3.5, 5,
  ]);
  expect(Array.from(poolAdjacentViolators([3, 0], [1, 2]))).toEqual([1, 1]);
  expect(Array.from(poolAdjacentViolators([], []))).toEqual([]);
});

test("equal scores count as one with the mean of their labels; beyond the scores it is flat, between knots straight", () => {
  const model = fitIsotonic([0.2, 0.2, 0.6, 0.6], [0, 1, 1, 1], any);
  expect(Array.from(applyIsotonic(model, [0, 0.2, 0.4, 0.6, 1]))).toEqual([0.5, 0.5, expect.closeTo(0.75, 12), 1, 1]);
});

test("it is refused under the stated number of rows, with both numbers", () => {
  const few = () => fitIsotonic([0.1, 0.9], [0, 1], { minSamples: 200 });
  expect(few).toThrow("2 labelled rows, isotonic calibration needs at least 200");
  expect(few).toThrow(CalibrationRefused);
});
