import { expect } from "vitest";
import { takeRows } from "../../matrix/matrix.ts";
import {
  fitLinearDiscriminant,
  predictLinearDiscriminant,
} from "../../supervised/linear-discriminant/linear-discriminant.ts";
import { type Check, largestGap } from "../sklearn-cases.fixture.ts";

type Params = { shrinkage: "ledoitWolf" | "none" | number; train: number[]; yTrain: number[] };

export const checkLinearDiscriminant: Check = async (given, features) => {
  const { shrinkage, train, yTrain } = given.params as Params;
  const { probability } = given.expected as { probability: number[] };
  const model = await fitLinearDiscriminant(takeRows(features, train), yTrain, { shrinkage });
  const gap = largestGap(predictLinearDiscriminant(model, features), probability);
  expect(gap).toBeLessThanOrEqual(Number(given.tolerance.probability));
};
