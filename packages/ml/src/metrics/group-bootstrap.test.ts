import { expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { groupBootstrapIntervals, type WeightedStatistic } from "./group-bootstrap.ts";
import { weightedMean } from "./weighted-mean.ts";

const random = createRandom(1);
const values = Float64Array.from({ length: 200 }, () => drawNormal(random));
const mean: WeightedStatistic = (weights) => weightedMean(values, weights);
const alone = Array.from(values.keys());
const resampledOf = (groups: number[], statistic: WeightedStatistic, seed: number) =>
  groupBootstrapIntervals(groups, [statistic], {}, { random: createRandom(seed) })[0];
const intervalOf = (groups: number[], statistic: WeightedStatistic, seed: number) =>
  resampledOf(groups, statistic, seed).interval;

test("for a mean of independent rows it is close to the normal interval", () => {
  const interval = intervalOf(alone, mean, 2);
  const centre = values.reduce((sum, value) => sum + value, 0) / 200;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 200 / 200);
  // Two-thousand draws place a percentile within 0.1 of a deviation.
  expect(Math.abs((interval?.low ?? 0) - (centre - 1.96 * spread))).toBeLessThan(0.2 * spread);
  expect(Math.abs((interval?.high ?? 0) - (centre + 1.96 * spread))).toBeLessThan(0.2 * spread);
});

test("copies of a row in its family do not narrow the interval, copies as strangers would", () => {
  const fourfold = Float64Array.from({ length: 800 }, (_, i) => values[i % 200]);
  const copied: WeightedStatistic = (weights) => weightedMean(fourfold, weights);
  const width = (groups: number[], statistic: WeightedStatistic): number => {
    const interval = intervalOf(groups, statistic, 3);
    return (interval?.high ?? 0) - (interval?.low ?? 0);
  };
  const families = Array.from({ length: 800 }, (_, i) => i % 200);
  expect(width(families, copied)).toBeCloseTo(width(alone, mean), 12);
  expect(width(Array.from(fourfold.keys()), copied)).toBeLessThan(0.7 * width(families, copied));
});

test("statistics asked together see the same draws", () => {
  const [first, second] = groupBootstrapIntervals(alone, [mean, mean], {}, { random: createRandom(4) });
  expect(first).toEqual(second);
});

test("the same seed gives the same interval; one family, an undefined statistic or no spread gives none", () => {
  expect(intervalOf(alone, mean, 5)).toEqual(intervalOf(alone, mean, 5));
  const tooFew = { interval: null, reason: "TOO_FEW_FAMILIES" };
  expect(resampledOf([1, 1, 1], mean, 1)).toEqual(tooFew);
  expect(resampledOf([], mean, 1)).toEqual(tooFew);
  expect(resampledOf(alone, () => null, 1)).toEqual(tooFew);
  expect(resampledOf(alone, () => 1, 1)).toEqual({ interval: null, reason: "NO_SPREAD" });
  expect(() => groupBootstrapIntervals(alone, [mean], { level: 1 }, { random })).toThrow("got 1");
});
