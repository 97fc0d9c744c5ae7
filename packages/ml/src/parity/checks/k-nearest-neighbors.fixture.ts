import { expect } from "vitest";
import { takeRows } from "../../matrix/matrix.ts";
import {
  fitKNearestNeighbors,
  predictKNearestNeighbors,
} from "../../supervised/k-nearest-neighbors/k-nearest-neighbors.ts";
import type { Check } from "../sklearn-cases.fixture.ts";

type Params = { nNeighbors: number; weights: "uniform" | "distance"; train: number[]; yTrain: number[] };

/** Where neighbours are equally near, another one may vote: in as many rows as the case allows. */
export const checkKNearestNeighbors: Check = async (given, features) => {
  const { nNeighbors, weights, train, yTrain } = given.params as Params;
  const { probability: expected } = given.expected as { probability: number[] };
  const { probability: tolerance, rowsAllowedToDiffer } = given.tolerance;
  const model = fitKNearestNeighbors(takeRows(features, train), yTrain, { nNeighbors, weights });
  const probability = await predictKNearestNeighbors(model, features);
  expect(probability).toHaveLength(expected.length);
  const differing = expected.filter((value, row) => !(Math.abs(value - probability[row]) <= Number(tolerance)));
  expect(differing.length).toBeLessThanOrEqual(Number(rowsAllowedToDiffer ?? 0));
};
