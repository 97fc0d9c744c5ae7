import { describe, expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { sklearnCases } from "../sklearn.fixture.ts";
import { correctedT } from "./corrected-t.ts";
import { groupBootstrapInterval } from "./group-bootstrap.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { regularisedBeta } from "./regularised-beta.ts";
import { studentTCdf, studentTQuantile } from "./student-t.ts";
import { wilsonInterval } from "./wilson-interval.ts";

test.each([
  [0.975, 1.959963984540054],
  [0.5, 0],
  [0.995, 2.5758293035489004],
  [1e-10, -6.361340902404056],
])("the normal quantile of %d is the tabled one", (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 12);
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

type Proportion = { successes: number; n: number; confidence: number };
test.each(sklearnCases<Proportion, { wilson: [number, number] }>("proportion-interval"))(
  "Wilson's interval of $params.successes among $params.n is the reference one within 1e-7",
  ({ params, expected }) => {
    const { low, high } = wilsonInterval(params.successes, params.n, params.confidence);
    expect(Math.abs(low - expected.wilson[0])).toBeLessThan(1e-7);
    expect(Math.abs(high - expected.wilson[1])).toBeLessThan(1e-7);
  },
);

type Paired = { differences: number[]; testOverTrain: number };
type PairedExpected = { mean: number; standardError: number; pValue: number; interval95: [number, number] };
test.each(sklearnCases<Paired, PairedExpected>("corrected-paired-t"))(
  "Nadeau and Bengio's interval is the reference one within 1e-7",
  ({ params, expected }) => {
    const ours = correctedT(params.differences, params.testOverTrain);
    expect(ours?.mean).toBeCloseTo(expected.mean, 9);
    expect(ours?.standardError).toBeCloseTo(expected.standardError, 9);
    expect(ours?.pValue).toBeCloseTo(expected.pValue, 8);
    expect(ours?.interval.low).toBeCloseTo(expected.interval95[0], 8);
    expect(ours?.interval.high).toBeCloseTo(expected.interval95[1], 8);
  },
);

test("folds that agree exactly, or a single fold, give no interval rather than one of width 0", () => {
  expect(correctedT([1, 1, 1, 1, 1], 0.25)).toBeNull();
  expect(correctedT([0.9], 0.25)).toBeNull();
});

describe("group bootstrap", () => {
  const random = createRandom(1);
  const values = Array.from({ length: 200 }, () => drawNormal(random));
  const mean = (rows: number[]): number => rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
  const alone = values.map((_, i) => i);

  test("for a mean of independent rows it is close to the normal interval", () => {
    const interval = groupBootstrapInterval(alone, mean, {}, { random: createRandom(2) });
    const centre = mean(alone);
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 200 / 200);
    expect(interval?.low).toBeCloseTo(centre - 1.96 * spread, 1);
    expect(interval?.high).toBeCloseTo(centre + 1.96 * spread, 1);
  });

  test("copies of a row in its family do not narrow the interval, copies as strangers would", () => {
    const fourfold = Array.from({ length: 800 }, (_, i) => i % 200);
    const copied = (rows: number[]): number => rows.reduce((sum, row) => sum + values[row % 200], 0) / rows.length;
    const width = (groups: number[]): number => {
      const interval = groupBootstrapInterval(groups, copied, {}, { random: createRandom(3) });
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const single = groupBootstrapInterval(alone, mean, {}, { random: createRandom(3) });
    expect(width(fourfold)).toBeCloseTo((single?.high ?? 0) - (single?.low ?? 0), 12);
    expect(width(fourfold.map((_, i) => i))).toBeLessThan(0.7 * width(fourfold));
  });

  test("the same seed gives the same interval; one family or an undefined statistic gives none", () => {
    const of = (seed: number) => groupBootstrapInterval(alone, mean, {}, { random: createRandom(seed) });
    expect(of(5)).toEqual(of(5));
    expect(groupBootstrapInterval([1, 1, 1], mean, {}, { random })).toBeNull();
    expect(groupBootstrapInterval(alone, () => null, {}, { random })).toBeNull();
  });
});
