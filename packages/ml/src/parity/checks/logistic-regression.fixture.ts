import { expect } from "vitest";
import { takeRows } from "../../matrix/matrix.ts";
import {
  fitLogisticRegression,
  predictLogisticRegression,
} from "../../supervised/logistic-regression/logistic-regression.ts";
import { type Check, largest, largestGap } from "../sklearn-cases.fixture.ts";

type Params = { c: number; penalty: "l2"; classWeight?: "balanced"; train: number[]; yTrain: number[] };
type Expected = { coef?: number[]; intercept?: number; probability: number[] };

/** The note's tolerance of coefficients and intercept, relative to the largest coefficient. */
const COEFFICIENT_TOLERANCE = 1e-3;

export const checkLogisticRegression: Check = async (given, features) => {
  const { c: C, penalty, classWeight, train, yTrain } = given.params as Params;
  const { coef, intercept, probability } = given.expected as Expected;
  expect(penalty).toBe("l2");
  const model = await fitLogisticRegression(takeRows(features, train), yTrain, { C, classWeight });
  expect(model.converged).toBe(true);
  const gap = largestGap(predictLogisticRegression(model, features), probability);
  expect(gap).toBeLessThanOrEqual(Number(given.tolerance.probability));
  if (!coef || intercept === undefined) return;
  expect(largestGap(model.weights, coef)).toBeLessThanOrEqual(COEFFICIENT_TOLERANCE * largest(coef));
  const scale = Math.max(largest(coef), Math.abs(intercept));
  expect(Math.abs(model.intercept - intercept)).toBeLessThanOrEqual(COEFFICIENT_TOLERANCE * scale);
};
