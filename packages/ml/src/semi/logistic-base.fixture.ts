import {
  fitLogisticRegression,
  predictLogisticRegression,
} from "../supervised/logistic-regression/logistic-regression.ts";
import type { FitBase } from "./fit-base.ts";

/** Logistic regression with C = 1 on the columns as they are. */
export const logisticBase: FitBase = async (features, labels) => {
  const model = await fitLogisticRegression(features, labels, { C: 1 });
  return { score: async (asked) => predictLogisticRegression(model, asked) };
};
