import { expect } from "vitest";
import { applyIsotonic, fitIsotonic } from "../../calibrate/isotonic/isotonic.ts";
import { type BinaryMetric, binaryMetrics } from "../../metrics/binary-metrics.ts";
import { type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Params = { score: number[]; yTrue: number[]; threshold: number };
type Expected = Record<string, number | null> & { confusion: number[][]; isotonic: number[] };
type BinaryCase = SklearnCase<Params, Expected, { abs: number }>;

/** Their names of ours. */
const RENAMED: Record<string, BinaryMetric> = { ece10: "ece" };

/** Every figure within the tolerance; where ours is null scikit-learn's is 0, or nothing. */
export const checkBinaryMetrics: Check = async (given) => {
  const { params, expected, tolerance } = given as unknown as BinaryCase;
  const { score, yTrue, threshold } = params;
  const { confusion, isotonic, ...figures } = expected;
  const ours = binaryMetrics(yTrue, score, threshold);
  const { trueNegative, falsePositive, falseNegative, truePositive } = ours.confusion;
  expect([
    [trueNegative, falsePositive],
    [falseNegative, truePositive],
  ]).toEqual(confusion);
  for (const [name, wanted] of Object.entries(figures)) {
    const { value } = ours.metrics[RENAMED[name] ?? (name as BinaryMetric)];
    expect(Math.abs((value ?? 0) - (wanted ?? 0)), name).toBeLessThanOrEqual(tolerance.abs);
  }
  const fitted = applyIsotonic(fitIsotonic(score, yTrue, { minSamples: 1 }), score);
  expect(largestGap(fitted, isotonic)).toBeLessThanOrEqual(tolerance.abs);
};
