import { expect } from "vitest";
import { takeRows } from "../../matrix/matrix.ts";
import { decideSvc, fitSvc } from "../../supervised/svc/svc.ts";
import { type Check, largestGap } from "../sklearn-cases.fixture.ts";

type Params = {
  c: number;
  kernel: "rbf" | "linear";
  gamma?: number | "scale" | "auto";
  classWeight?: "balanced";
  train: number[];
  yTrain: number[];
};

export const checkSvc: Check = async (given, features) => {
  const { c: C, kernel, gamma, classWeight, train, yTrain } = given.params as Params;
  const { decision } = given.expected as { decision: number[] };
  const model = await fitSvc(takeRows(features, train), yTrain, { C, kernel, gamma, classWeight });
  expect(model.converged).toBe(true);
  expect(largestGap(await decideSvc(model, features), decision)).toBeLessThanOrEqual(Number(given.tolerance.decision));
};
