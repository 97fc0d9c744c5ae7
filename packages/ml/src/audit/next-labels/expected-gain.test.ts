import { expect, test } from "vitest";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { expectedGain } from "./expected-gain.ts";

const Z = 1.959963984540054;
const at = (nLabels: number, auc: number, error = 0.01) => {
  return { nLabels, auc, interval: { low: auc - Z * error, high: auc + Z * error, level: 0.95 } };
};
const rising = [5, 10, 20, 40, 80].map((n) => at(n, 0.5 + 0.08 * Math.log(n)));

test("on a curve straight in the logarithm of the labels the gain is the line's own", () => {
  const found = expectedGain({ points: rising });
  expect(found).toMatchObject({ nLabels: 80, nFurther: 10, nPoints: 3 });
  expect(found.gain).toBeCloseTo(0.08 * Math.log(90 / 80), 12);
  // Three points a factor of two apart: the slope's error is 0.01 / (ln 2 sqrt 2).
  const half = ((Z * 0.01) / (Math.log(2) * Math.SQRT2)) * Math.log(90 / 80);
  expect(found.interval?.low).toBeCloseTo((found.gain ?? 0) - half, 10);
  expect(found.interval?.high).toBeCloseTo((found.gain ?? 0) + half, 10);
  expect(found.reason).toBeUndefined();
  expect(expectedGain({ points: [...rising].reverse() })).toEqual(found);
});

test("the steep start of a curve that has settled promises nothing: flat, with the most that may still come", () => {
  const points = [at(5, 0.6), at(10, 0.8), at(20, 0.93), at(40, 0.935), at(99, 0.934)];
  const found = expectedGain({ points });
  expect(found).toMatchObject({ gain: null, reason: "FLAT", nLabels: 99, nPoints: 3 });
  expect(found.interval?.low).toBeLessThan(0);
  expect(found.interval?.high).toBeGreaterThan(0);
  expect(found.interval?.high).toBeLessThan(0.005);
});

test("a curve that rises by less than its error is flat too", () => {
  const points = rising.map(({ nLabels, auc }) => at(nLabels, auc, 0.1));
  expect(expectedGain({ points })).toMatchObject({ gain: null, reason: "FLAT" });
});

test("an uncertain point counts for less", () => {
  const points = [at(20, 0.7), at(40, 0.99, 1), at(80, 0.8)];
  expect(expectedGain({ points }).gain).toBeCloseTo((0.1 / Math.log(4)) * Math.log(90 / 80), 4);
});

test("an interval cut at 1 counts by its longer side", () => {
  const cut = [at(20, 0.9, 0.02), { nLabels: 80, auc: 0.98, interval: { low: 0.98 - Z * 0.02, high: 1, level: 0.95 } }];
  const whole = expectedGain({ points: [at(20, 0.9, 0.02), at(80, 0.98, 0.02)] }).interval;
  expect(expectedGain({ points: cut }).interval?.low).toBeCloseTo(whole?.low ?? Number.NaN, 12);
});

test("the area does not pass 1", () => {
  const points = [at(5, 0.6, 0.001), at(10, 0.8, 0.001), at(20, 0.99, 0.001)];
  const found = expectedGain({ points, nFurther: 100 });
  expect(found.gain).toBeCloseTo(0.01, 12);
  expect(found.interval?.high).toBeCloseTo(0.01, 12);
});

test("the interval holds the true gain about 95 times in 100, and noise about a flat curve is called flat", () => {
  let [held, flat] = [0, 0];
  for (let seed = 0; seed < 400; seed++) {
    const random = createRandom(seed, "expected gain");
    const noisy = (slope: number) =>
      [20, 40, 80].map((n) => at(n, 0.6 + slope * Math.log(n) + 0.02 * drawNormal(random), 0.02));
    const { interval } = expectedGain({ points: noisy(0.05) });
    const truth = 0.05 * Math.log(90 / 80);
    if (interval && interval.low <= truth && truth <= interval.high) held++;
    if (expectedGain({ points: noisy(0) }).reason === "FLAT") flat++;
  }
  expect(Math.abs(held / 400 - 0.95)).toBeLessThan(0.033);
  expect(Math.abs(flat / 400 - 0.975)).toBeLessThan(0.025);
});

test("fewer than two points with an interval have no slope, and say how many there are", () => {
  expect(expectedGain({ points: [] })).toEqual({
    gain: null,
    interval: null,
    nLabels: null,
    nFurther: 10,
    nPoints: 0,
    reason: "TOO_FEW_POINTS",
  });
  const points = [at(20, 0.8), { nLabels: 40, auc: 0.9, interval: null }, { nLabels: 10, auc: null, interval: null }];
  expect(expectedGain({ points })).toMatchObject({ gain: null, nLabels: 20, nPoints: 1, reason: "TOO_FEW_POINTS" });
});

test("what cannot be is refused by value", () => {
  expect(() => expectedGain({ points: [at(20, 0.8), at(20, 0.9)] })).toThrow("20 labels");
  expect(() => expectedGain({ points: [at(0, 0.8)] })).toThrow("0 labels");
  expect(() => expectedGain({ points: rising, nFurther: 0 })).toThrow("nFurther is 0");
  const turned = { nLabels: 5, auc: 0.5, interval: { low: 0.6, high: 0.4, level: 0.95 } };
  expect(() => expectedGain({ points: [turned] })).toThrow("upside down");
});
