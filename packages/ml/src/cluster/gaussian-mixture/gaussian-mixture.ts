import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { fitGaussians, type MixtureRun } from "./fit-gaussians.ts";
import { COVARIANCE_TYPES, countParameters, type Gaussians } from "./gaussians.ts";
import { densityOfRows } from "./mixture-passes.ts";
import { checkMixtureStart, type MixtureStart } from "./mixture-start.ts";

export const gaussianMixtureParameters = z.object({
  nComponents: z
    .int()
    .min(1)
    .max(1000)
    .default(2)
    .describe("Number of Gaussians, k. scikit-learn starts at 1, which makes no clusters."),
  covarianceType: z
    .enum(COVARIANCE_TYPES)
    .default("full")
    .describe(
      "Shape of the Gaussians: full (each its own ellipsoid), tied (all the same ellipsoid), diag (axes along the columns), spherical (balls).",
    ),
  regCovar: z
    .number()
    .min(0)
    .max(1e6)
    .default(1e-6)
    .describe("Added to every variance, so that no Gaussian shrinks to a point."),
  tol: z
    .number()
    .min(0)
    .max(1e3)
    .default(1e-3)
    .describe("A start ends when the mean log-likelihood of a row changes by less than this."),
  maxIter: z.int().min(1).max(100_000).default(100).describe("Most iterations of a start."),
  nInit: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe("Starts tried, each from k-means clusters; the highest likelihood is kept."),
});

export type GaussianMixtureParams = z.input<typeof gaussianMixtureParameters>;

export type GaussianMixtureModel = {
  /** The Gaussians, with means and covariances in the units of the features. */
  gaussians: Gaussians;
  /** n: likeliest component of each row; a tie goes to the lowest. */
  labels: Int32Array;
  /** n x k: probability of each component given the row; rows sum to 1. */
  responsibilities: DoubleMatrix;
  /** Mean over rows of the logarithm of the density. */
  meanLogLikelihood: number;
  /** Bayesian and Akaike information criterion, lower is better; comparable between fits of the same rows alone. */
  bic: number;
  aic: number;
} & MixtureRun;

/** A mixture of Gaussians by expectation-maximisation from k-means clusters (Dempster, Laird and Rubin 1977), equal to
 *  scikit-learn's GaussianMixture from the same start. In double throughout, measured from the mean of the rows.
 *  The log-likelihood never falls from one iteration to the next, but for the little that regCovar takes. A component
 *  that loses its rows keeps a weight of about 0 and no label; with regCovar 0 a component that shrinks to a point is
 *  refused.
 *  @param features  n x d
 *  @param tools     `start`: means, weights or precisions to start from, where not from k-means
 *  @throws RangeError when k is not in 1..n, the start has other sizes, an entry is not finite, or a covariance is not
 *  positive definite
 *  O(nInit nIter n k d) for diag and spherical, O(nInit nIter (n k d^2 + k d^3)) for full, a k-th of that for tied. */
export async function fitGaussianMixture(
  features: Matrix,
  params: GaussianMixtureParams,
  tools: FitTools & { start?: MixtureStart },
): Promise<GaussianMixtureModel> {
  const parameters = parseParameters(gaussianMixtureParameters, params);
  const { nComponents, covarianceType } = parameters;
  checkFeatures(features);
  const { rows: n, cols: d } = features;
  if (nComponents > n) throw new RangeError(`nComponents is ${nComponents}, at most the ${n} rows`);
  if (tools.start) checkMixtureStart(tools.start, covarianceType, nComponents, d);
  const { gaussians, ...run } = await fitGaussians(features, parameters, tools);
  const scores = await scoreGaussianMixture({ gaussians }, features);
  const charged = countParameters(gaussians);
  const { meanLogLikelihood } = scores;
  return {
    gaussians,
    labels: scores.labels,
    responsibilities: scores.responsibilities,
    meanLogLikelihood,
    bic: charged * Math.log(n) - 2 * n * meanLogLikelihood,
    aic: 2 * charged - 2 * n * meanLogLikelihood,
    ...run,
  };
}

export type MixtureScores = Pick<GaussianMixtureModel, "labels" | "responsibilities" | "meanLogLikelihood"> & {
  /** q: logarithm of the density of each row: low for a row unlike all that was fitted. */
  logDensities: Float64Array;
};

/** What a mixture makes of any rows, q; the mean log-likelihood of no rows is 0.
 *  @throws RangeError when widths differ or an entry is not finite. O(q k d), full O(q k d^2). */
export async function scoreGaussianMixture(
  model: Pick<GaussianMixtureModel, "gaussians">,
  features: Matrix,
): Promise<MixtureScores> {
  checkFeatures(features, 0);
  const { k, d, weights } = model.gaussians;
  if (features.cols !== d) throw new RangeError(`features has ${features.cols} columns, the mixture has ${d}`);
  // Measured from the mixture's own mean, so that far from 0 the squares keep their digits.
  const center = new Float64Array(d);
  model.gaussians.means.forEach((mean, at) => {
    center[at % d] += weights[Math.floor(at / d)] * mean;
  });
  const means = model.gaussians.means.map((mean, at) => mean - center[at % d]);
  const density = await densityOfRows({ features, center }, { ...model.gaussians, means });
  const { data } = density.responsibilities;
  const labels = Int32Array.from({ length: features.rows }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (data[i * k + c] > data[i * k + best]) best = c;
    return best;
  });
  const sum = density.logDensities.reduce((total, value) => total + value, 0);
  return { labels, meanLogLikelihood: features.rows === 0 ? 0 : sum / features.rows, ...density };
}

/** Likeliest component of each row, q. @throws RangeError when widths differ or an entry is not finite */
export async function predictGaussianMixture(
  model: Pick<GaussianMixtureModel, "gaussians">,
  features: Matrix,
): Promise<Int32Array> {
  return (await scoreGaussianMixture(model, features)).labels;
}
