import { expect } from "vitest";
import type { Matrix } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { fitLabelPropagation } from "../../semi/label-propagation/label-propagation.ts";
import { fitLabelSpreading } from "../../semi/label-spreading/label-spreading.ts";
import { rbfKernel } from "../../semi/rbf-kernel.ts";
import { neighborGraph } from "../../semi/similarity-graph.ts";
import { type AnyCase, type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type Params = {
  kernel: "rbf" | "knn";
  gamma: number | null;
  nNeighbors: number | null;
  alpha: number | null;
  maxIter: number;
  tol: number;
  y: number[];
};
type GraphCase = SklearnCase<Params, { probability: number[] }, { probability: number }>;

/** P(class 1) of every row of the graph. */
export const checkLabelSpreading: Check = async (given, features) => {
  const { params, expected, tolerance } = given as AnyCase as GraphCase;
  const { kernel, y, alpha, maxIter, tol } = params;
  const affinity =
    kernel === "rbf" ? await dense(features, params) : await neighborGraph(features, params.nNeighbors ?? 7);
  const model = await fitLabelSpreading(affinity, y, 2, { alpha: alpha ?? 0.2, maxIter, tol });
  expect(largestGap(ofClass1(model.distributions), expected.probability)).toBeLessThanOrEqual(tolerance.probability);
};

export const checkLabelPropagation: Check = async (given, features) => {
  const { params, expected, tolerance } = given as AnyCase as GraphCase;
  const { kernel, y, maxIter, tol, nNeighbors } = params;
  const affinity =
    kernel === "rbf" ? await dense(features, params) : await nearestNeighbors(features, features, nNeighbors ?? 7);
  const model = await fitLabelPropagation(affinity, y, 2, { maxIter, tol });
  expect(largestGap(ofClass1(model.distributions), expected.probability)).toBeLessThanOrEqual(tolerance.probability);
};

const dense = (features: Matrix, { gamma }: Params) => rbfKernel(features, features, gamma ?? 20);

const ofClass1 = (distributions: Float64Array): Float64Array => distributions.filter((_, at) => at % 2 === 1);
