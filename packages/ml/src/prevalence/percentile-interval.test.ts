import { expect, test } from "vitest";
import { percentileInterval } from "./percentile-interval.ts";

const evenly = Array.from({ length: 10_001 }, (_, i) => i / 10_000);

test("of many families: the plain percentiles", () => {
  const interval = percentileInterval(evenly, 0.95, 1e6);
  expect(interval?.low).toBeCloseTo(0.025, 4);
  expect(interval?.high).toBeCloseTo(0.975, 4);
});

test("of ten families: Hesterberg's expanded percentiles", () => {
  // Phi(-sqrt(10 / 9) t(0.975, 9)) = Phi(-2.38451) = 0.00855.
  expect(percentileInterval(evenly, 0.95, 10)?.low).toBeCloseTo(0.00855, 4);
});

test("no interval where the statistic is undefined in more than a tenth of the resamples, or of one family", () => {
  const often = evenly.map((value, i) => (i % 8 === 0 ? null : value));
  const rarely = evenly.map((value, i) => (i % 12 === 0 ? null : value));
  expect(percentileInterval(often, 0.95, 50)).toBeNull();
  expect(percentileInterval(rarely, 0.95, 50)?.low).toBeGreaterThan(0);
  expect(percentileInterval(evenly, 0.95, 1)).toBeNull();
  expect(percentileInterval([], 0.95, 50)).toBeNull();
});
