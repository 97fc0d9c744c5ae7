import type { Classifier } from "../registry/method.ts";
import { logisticRegressionMethod } from "../supervised/logistic-regression/logistic-regression-method.ts";

/** Classifiers that self-training and co-training may train on their own answers. They are named here, not read from
 *  the registry, which holds the methods that stand on them. */
export const BASE_METHODS: Readonly<Record<"logisticRegression", Classifier>> = {
  logisticRegression: logisticRegressionMethod as Classifier,
};

export type BaseId = keyof typeof BASE_METHODS;

export const BASE_IDS = Object.keys(BASE_METHODS) as [BaseId, ...BaseId[]];
