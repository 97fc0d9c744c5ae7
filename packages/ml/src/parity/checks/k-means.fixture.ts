import { expect } from "vitest";
import { fitKMeans, predictKMeans } from "../../cluster/kmeans/kmeans.ts";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { createRandom } from "../../random/random.ts";
import { type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";

type KMeansCase = SklearnCase<
  { nClusters: number; init: number[][]; nInit: number; maxIter: number; tol: number },
  { labels: number[]; centers: number[][]; inertia: number },
  { labels: "exact"; centers: number; inertiaRel: number }
>;

export const checkKMeans: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as KMeansCase;
  const { init, ...others } = params;
  const model = await fitKMeans(features, others, { random: createRandom(0), init: matrixFromRows(init) });
  expect(Array.from(model.labels)).toEqual(expected.labels);
  expect(largestGap(model.centers.data, expected.centers.flat())).toBeLessThanOrEqual(tolerance.centers);
  expect(Math.abs(model.inertia / expected.inertia - 1)).toBeLessThanOrEqual(tolerance.inertiaRel);
  expect(Array.from(await predictKMeans(model, features))).toEqual(expected.labels);
};
