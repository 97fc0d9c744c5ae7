import { expect } from "vitest";
import { fitSelfTraining } from "../../semi/self-training/self-training.ts";
import {
  fitLogisticRegression,
  predictLogisticRegression,
} from "../../supervised/logistic-regression/logistic-regression.ts";
import { type AnyCase, type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Params = {
  base: { method: string; c: number };
  criterion?: "threshold" | "kBest";
  threshold: number;
  kBest?: number;
  maxIter: number;
  y: number[];
};
type Expected = { transduction: number[]; labeledIter: number[]; probability: number[] };
type SelfTrainingCase = SklearnCase<Params, Expected, { transduction: string; probability: number }>;

/** labeledIter is compared where transduction agrees, as the cases' note says. */
export const checkSelfTraining: Check = async (given, features) => {
  const { params, expected, tolerance } = given as AnyCase as SelfTrainingCase;
  const { base, y, ...asked } = params;
  expect(base.method).toBe("logisticRegression");
  const {
    base: fitted,
    transduction,
    labeledIter,
  } = await fitSelfTraining(features, y, asked, async (rows, labels) => {
    const model = await fitLogisticRegression(rows, labels, { C: base.c });
    return { score: async (queries) => predictLogisticRegression(model, queries) };
  });
  const agreed = Array.from(transduction.keys()).filter((row) => transduction[row] === expected.transduction[row]);
  const share = Number(/\d+(\.\d+)?/.exec(tolerance.transduction)?.[0]) / 100;
  expect(agreed.length / transduction.length).toBeGreaterThanOrEqual(share);
  expect(agreed.map((row) => labeledIter[row])).toEqual(agreed.map((row) => expected.labeledIter[row]));
  expect(largestGap(await fitted.score(features), expected.probability)).toBeLessThanOrEqual(tolerance.probability);
};
