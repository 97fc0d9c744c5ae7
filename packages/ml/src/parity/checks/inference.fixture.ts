import { expect } from "vitest";
import { clopperPearsonInterval } from "../../metrics/clopper-pearson-interval.ts";
import { correctedT } from "../../metrics/corrected-t.ts";
import { holmAdjustment } from "../../metrics/holm-adjustment.ts";
import { mcnemarExact } from "../../metrics/mcnemar-exact.ts";
import { wilsonInterval } from "../../metrics/wilson-interval.ts";
import { type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Pair = [number, number];
type Within<Params, Expected> = SklearnCase<Params, Expected, { abs: number }>;

export const checkProportionInterval: Check = async (given) => {
  const { params, expected, tolerance } = given as unknown as Within<
    { successes: number; n: number; confidence: number },
    { wilson: Pair; clopperPearson: Pair }
  >;
  const { successes, n, confidence } = params;
  const wilson = wilsonInterval(successes, n, confidence);
  const exact = clopperPearsonInterval(successes, n, confidence);
  expect(largestGap([wilson.low, wilson.high], expected.wilson)).toBeLessThanOrEqual(tolerance.abs);
  expect(largestGap([exact.low, exact.high], expected.clopperPearson)).toBeLessThanOrEqual(tolerance.abs);
};

export const checkMcnemarExact: Check = async (given) => {
  const { params, expected, tolerance } = given as unknown as Within<{ b: number; c: number }, { pValue: number }>;
  expect(Math.abs(mcnemarExact(params.b, params.c) - expected.pValue)).toBeLessThanOrEqual(tolerance.abs);
};

export const checkCorrectedPairedT: Check = async (given) => {
  const { params, expected, tolerance } = given as unknown as Within<
    { differences: number[]; testOverTrain: number },
    { mean: number; standardError: number; t: number; pValue: number; interval95: Pair }
  >;
  const ours = correctedT(params.differences, params.testOverTrain, 0.95);
  if (!ours) throw new Error("no test of these differences");
  const { mean, standardError, t, pValue, interval } = ours;
  expect(
    largestGap(
      [mean, standardError, t, pValue, interval.low, interval.high],
      [expected.mean, expected.standardError, expected.t, expected.pValue, ...expected.interval95],
    ),
  ).toBeLessThanOrEqual(tolerance.abs);
};

export const checkHolm: Check = async (given) => {
  const { params, expected, tolerance } = given as unknown as Within<{ pValues: number[] }, { adjusted: number[] }>;
  expect(largestGap(holmAdjustment(params.pValues), expected.adjusted)).toBeLessThanOrEqual(tolerance.abs);
};
