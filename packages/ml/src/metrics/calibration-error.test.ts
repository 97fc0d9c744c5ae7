import { describe, expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { brierDecomposition } from "./brier-decomposition.ts";
import { brierScore } from "./brier-score.ts";
import { calibrationError, calibrationErrorBias } from "./calibration-error.ts";
import { reliabilityCurve } from "./reliability-curve.ts";

/** Rows whose label is drawn from their own probability. */
function calibrated(n: number, seed: number): { labels: number[]; probabilities: number[]; groups: number[] } {
  const random = createRandom(seed, "calibrated");
  const probabilities = Array.from({ length: n }, () => 1 / (1 + Math.exp(-2 * drawNormal(random))));
  return {
    probabilities,
    labels: probabilities.map((p) => (random() < p ? 1 : 0)),
    groups: probabilities.map((_, row) => row),
  };
}

describe("calibrationError", () => {
  test("it is the one worked out by hand; edges belong to the bin above, 1 to the last", () => {
    // Bin 0: mean 0.05, share 0.5. Bin 1 (0.1 alone): share 1. Bin 9: mean 0.95, share 1.
    const error = calibrationError([0, 1, 1, 1, 1], [0, 0.1 - 1e-9, 0.1, 0.9, 1]);
    expect(error).toBeCloseTo((2 * 0.45 + 0.9 + 2 * 0.05) / 5, 8);
    expect(calibrationError([0, 1], [0.25, 0.75], 1)).toBe(0);
    expect(calibrationError([], [])).toBeNull();
    expect(calibrationError([1, 0], [1 + 2 * Number.EPSILON, -1e-17])).toBeCloseTo(0, 12);
    expect(() => calibrationError([0], [1.5])).toThrow("probability 1.5 at row 0 is outside 0..1");
    expect(() => calibrationError([0], [0.5], 0)).toThrow("nBins is 0");
  });
});

describe("calibrationErrorBias", () => {
  test("on calibrated probabilities it foresees what few rows measure: the mean of many samples, and no more", () => {
    const errors = Array.from({ length: 300 }, (_, seed) => {
      const { labels, probabilities } = calibrated(100, seed);
      return calibrationError(labels, probabilities) ?? Number.NaN;
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const { labels, probabilities, groups } = calibrated(100, 1000);
    const bias = calibrationErrorBias(labels, probabilities, groups, {}, { random: createRandom(1) });
    expect(mean).toBeGreaterThan(0.05);
    // Its own scores are one sample of them; their spread moves the bias by a hundredth.
    expect(Math.abs((bias?.ifCalibrated ?? 0) - mean)).toBeLessThan(0.015);
  });

  test("its p-value rejects calibrated probabilities at most at its level, and ones twice as sure nearly always", () => {
    let [rejected, found] = [0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const { labels, probabilities, groups } = calibrated(150, seed);
      const params = { nDraws: 200 };
      const tools = { random: createRandom(seed) };
      if ((calibrationErrorBias(labels, probabilities, groups, params, tools)?.pValue ?? 1) <= 0.05) rejected++;
      const surer = probabilities.map((p) => p ** 3 / (p ** 3 + (1 - p) ** 3));
      if ((calibrationErrorBias(labels, surer, groups, params, tools)?.pValue ?? 1) <= 0.05) found++;
    }
    expect(rejected / 200).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 200));
    expect(found / 200).toBeGreaterThan(0.9);
  });

  test("copies in families leave the bias where it was, as strangers they would halve it", () => {
    const { labels, probabilities, groups } = calibrated(80, 3);
    const fourfold = <T>(values: T[]) => [...values, ...values, ...values, ...values];
    const biasOf = (of: number[], given: number[], families: number[]) =>
      calibrationErrorBias(of, given, families, {}, { random: createRandom(1) })?.ifCalibrated ?? Number.NaN;
    const single = biasOf(labels, probabilities, groups);
    const copies = fourfold(probabilities);
    expect(biasOf(fourfold(labels), copies, fourfold(groups))).toBeCloseTo(single, 10);
    expect(biasOf(fourfold(labels), copies, Array.from(copies.keys()))).toBeLessThan(0.7 * single);
  });

  test("both the error and the error less its bias are said, the latter never below 0", () => {
    const { labels, probabilities, groups } = calibrated(60, 5);
    const bias = calibrationErrorBias(labels, probabilities, groups, {}, { random: createRandom(1) });
    expect(bias?.value).toBe(calibrationError(labels, probabilities));
    expect(bias?.debiased).toBe(Math.max(0, (bias?.value ?? 0) - (bias?.ifCalibrated ?? 0)));
    expect(calibrationErrorBias([], [], [], {}, { random: createRandom(1) })).toBeNull();
  });
});

describe("brierDecomposition", () => {
  test("its parts add up to the Brier score exactly, whatever the bins hide", () => {
    for (const seed of [1, 2, 3]) {
      const { labels, probabilities } = calibrated(97, seed);
      for (const nBins of [1, 4, 10]) {
        const parts = brierDecomposition(labels, probabilities, nBins);
        const { reliability = 0, resolution = 0, uncertainty = 0, withinBin = 0 } = parts ?? {};
        expect(reliability - resolution + uncertainty + withinBin).toBeCloseTo(
          brierScore(labels, probabilities) ?? 0,
          13,
        );
      }
    }
  });

  test("forecasts of one value a bin are Murphy's three terms, worked out by hand", () => {
    const parts = brierDecomposition([0, 0, 0, 1, 0, 1, 1, 1], [0.2, 0.2, 0.2, 0.2, 0.6, 0.6, 0.6, 0.6]);
    expect(parts?.reliability).toBeCloseTo((0.05 ** 2 + 0.15 ** 2) / 2, 12);
    expect(parts?.resolution).toBeCloseTo(0.25 ** 2, 12);
    expect(parts?.uncertainty).toBeCloseTo(0.25, 12);
    expect(parts?.withinBin).toBeCloseTo(0, 12);
    expect(brierDecomposition([], [])).toBeNull();
  });
});

describe("reliabilityCurve", () => {
  test("bins without rows are left out; each share lies in its interval, with its n", () => {
    const bins = reliabilityCurve([0, 1, 1, 1], [0.05, 0.08, 0.91, 1], [0, 1, 2, 3]);
    expect(bins.map(({ low, high, n, meanProbability, share }) => [low, high, n, meanProbability, share])).toEqual([
      [0, 0.1, 2, expect.closeTo(0.065, 12), 0.5],
      [0.9, 1, 2, expect.closeTo(0.955, 12), 1],
    ]);
    for (const { share, interval } of bins) {
      expect(interval.low).toBeLessThan(share);
      expect(interval.high).toBeGreaterThanOrEqual(share);
    }
  });

  test("copies of an image add rows, but no certainty", () => {
    const [once] = reliabilityCurve([0, 1, 0], [0.3, 0.3, 0.3], [0, 1, 2]);
    const [thrice] = reliabilityCurve([0, 1, 0, 0, 1, 0], Array(6).fill(0.3), [0, 1, 2, 0, 1, 2]);
    expect([thrice.n, thrice.nFamilies]).toEqual([6, 3]);
    expect(thrice.interval).toEqual(once.interval);
  });
});
