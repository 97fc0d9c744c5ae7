import { labelSpreadingLearner } from "./label-spreading-learner.ts";
import type { Learner } from "./learner.ts";
import { logisticRegressionLearner } from "./logistic-regression-learner.ts";
import { findMethod } from "./methods.ts";

const LEARNERS: Readonly<Record<string, Learner>> = {
  logisticRegression: logisticRegressionLearner,
  labelSpreading: labelSpreadingLearner,
};

/** @throws ParameterError when no method has this id */
export function findLearner(methodId: string): Learner {
  return LEARNERS[findMethod(methodId).id];
}
