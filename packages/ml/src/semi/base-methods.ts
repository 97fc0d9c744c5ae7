import type { Classifier } from "../registry/method.ts";
import { kNearestNeighborsMethod } from "../supervised/k-nearest-neighbors/k-nearest-neighbors-method.ts";
import { linearDiscriminantMethod } from "../supervised/linear-discriminant/linear-discriminant-method.ts";
import { logisticRegressionMethod } from "../supervised/logistic-regression/logistic-regression-method.ts";
import { mlpMethod } from "../supervised/mlp/mlp-method.ts";
import { svcMethod } from "../supervised/svc/svc-method.ts";

/** Classifiers that self-training and co-training may train on their own answers. They are named here, not read from
 *  the registry, which holds the methods that stand on them. */
export const BASE_METHODS = {
  logisticRegression: logisticRegressionMethod,
  linearDiscriminant: linearDiscriminantMethod,
  kNearestNeighbors: kNearestNeighborsMethod,
  svc: svcMethod,
  mlp: mlpMethod,
} as const satisfies Record<string, Classifier>;

export type BaseId = keyof typeof BASE_METHODS;

export const BASE_IDS = Object.keys(BASE_METHODS) as [BaseId, ...BaseId[]];
