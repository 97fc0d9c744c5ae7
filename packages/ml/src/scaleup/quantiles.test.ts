import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileOfDraws, rangeOf, rankOf, selectRank } from "./order-statistic.ts";
import { probabilityGrid } from "./probability-grid.ts";
import { medianOf, quantiles, quantilesAt } from "./quantiles.ts";

test("a triangular distribution has its closed quantiles, a draw's stands for itself", () => {
  const triangular = { kind: "triangular", low: 1, mode: 2, high: 5 } as const;
  // F(2) = 1 / 4, F(3.5) = 1 - 1.5² / 12.
  expect(quantilesAt(triangular, [0.25, 1 - 1.5 ** 2 / 12])).toEqual([2, 3.5]);
  expect(quantilesAt({ kind: "triangular", low: 3, mode: 3, high: 3 }, [0.1, 0.9])).toEqual([3, 3]);
  expect(quantilesAt({ kind: "draws", values: [5, 1, 3] }, [0.1, 0.5, 0.9])).toEqual([1, 3, 5]);
});

test("a log-normal's median is its median, and a standard deviation of its logarithm lies at 84 %", () => {
  const logNormal = { kind: "logNormal", median: 40, sigma: 0.5 } as const;
  expect(medianOf(logNormal)).toBeCloseTo(40, 12);
  expect(quantilesAt(logNormal, [0.8413447460685429])[0]).toBeCloseTo(40 * Math.exp(0.5), 9);
});

test("a stratified sample has the mean of its distribution with few values", () => {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grid = probabilityGrid(1000);
  expect(mean(quantiles({ kind: "triangular", low: 0, mode: 1, high: 5 }, grid))).toBeCloseTo(2, 3);
  expect(mean(quantiles({ kind: "beta", alpha: 2, beta: 6 }, grid))).toBeCloseTo(0.25, 4);
});

test("a selected rank is the one that sorting gives", () => {
  // -0 and 0 are one value that sorting tells apart: adding 0 leaves the second alone.
  const draws = fc.float64Array({ minLength: 1, maxLength: 60, noNaN: true }).map((values) => values.map((x) => x + 0));
  fc.assert(
    fc.property(draws, fc.nat(), (values, at) => {
      const rank = (at % values.length) + 1;
      const sorted = values.slice().sort();
      expect(selectRank(values.slice(), rank)).toBe(sorted[rank - 1]);
      const { value, low, high } = rangeOf(values, 0.8);
      expect([low, value, high]).toEqual([0.1, 0.5, 0.9].map((share) => quantileOfDraws(values, share)));
    }),
    { numRuns: 300 },
  );
});

test("a rank is the fewest draws that make the share, whatever rounding does", () => {
  expect([rankOf(0.95, 20), rankOf(0.9, 10), rankOf(0.7, 10), rankOf(0.501, 1000), rankOf(0.0001, 100)]).toEqual([
    19, 9, 7, 501, 1,
  ]);
});
