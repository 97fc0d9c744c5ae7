import { expect } from "vitest";
import { fitGaussianMixture } from "../../cluster/gaussian-mixture/gaussian-mixture.ts";
import type { CovarianceType } from "../../cluster/gaussian-mixture/gaussians.ts";
import { type Matrix, matrixFromRows } from "../../matrix/matrix.ts";
import { createRandom } from "../../random/random.ts";
import { type Check, largestGap, type SklearnCase } from "../sklearn-cases.fixture.ts";
import { expectAgreement } from "./expect-agreement.fixture.ts";

type Params = {
  nComponents: number;
  covarianceType: CovarianceType;
  meansInit: number[][];
  weightsInit: number[];
  regCovar: number;
  tol: number;
  maxIter: number;
};
type Expected = {
  labels: number[];
  weights: number[];
  means: number[][];
  meanLogLikelihood: number;
  bic: number;
  aic: number;
};
type Tolerance = { labels: string; meanLogLikelihood: number; bicRel: number };

/** The note's own tolerance of weights and means. */
const PARAMETERS_TOLERANCE = 1e-3;

export const checkGaussianMixture: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as SklearnCase<Params, Expected, Tolerance>;
  const { meansInit, weightsInit, ...parameters } = params;
  const { nComponents, covarianceType, regCovar, tol, maxIter } = parameters;
  const start = {
    meansInit: matrixFromRows(meansInit),
    weightsInit,
    precisionsInit: identityOverVariance(features, covarianceType, nComponents),
  };
  const model = await fitGaussianMixture(
    features,
    { nComponents, covarianceType, regCovar, tol, maxIter },
    { random: createRandom(0), start },
  );
  expectAgreement(model.labels, expected.labels, tolerance.labels);
  expect(Math.abs(model.meanLogLikelihood - expected.meanLogLikelihood)).toBeLessThanOrEqual(
    tolerance.meanLogLikelihood,
  );
  expect(Math.abs(model.bic / expected.bic - 1)).toBeLessThanOrEqual(tolerance.bicRel);
  expect(Math.abs(model.aic / expected.aic - 1)).toBeLessThanOrEqual(tolerance.bicRel);
  expect(largestGap(model.gaussians.weights, expected.weights)).toBeLessThanOrEqual(PARAMETERS_TOLERANCE);
  expect(largestGap(model.gaussians.means, expected.means.flat())).toBeLessThanOrEqual(PARAMETERS_TOLERANCE);
};

/** The note's start: the identity over the variance (ddof 0) of all entries, in the shape of the covariance type. */
function identityOverVariance({ data, cols: d }: Matrix, type: CovarianceType, k: number): Float64Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const precision = data.length / data.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (type === "spherical") return new Float64Array(k).fill(precision);
  if (type === "diag") return new Float64Array(k * d).fill(precision);
  const matrices = type === "full" ? k : 1;
  return Float64Array.from({ length: matrices * d * d }, (_, at) => ((at % (d * d)) % (d + 1) === 0 ? precision : 0));
}
