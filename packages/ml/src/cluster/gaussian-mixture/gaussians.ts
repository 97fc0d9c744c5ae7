/** Shapes of the covariances, as scikit-learn names them: full (one matrix for each component), tied (one matrix for
 *  all), diag (one variance for each component and column), spherical (one variance for each component). */
export const COVARIANCE_TYPES = ["full", "tied", "diag", "spherical"] as const;
export type CovarianceType = (typeof COVARIANCE_TYPES)[number];

/** k weighted Gaussians in d columns, ready to be evaluated. Lengths in numbers. */
export type Gaussians = {
  type: CovarianceType;
  k: number;
  d: number;
  /** k, sum 1 */
  weights: Float64Array;
  /** k x d */
  means: Float64Array;
  /** full: k x d x d, tied: d x d, diag: k x d, spherical: k */
  covariances: Float64Array;
  /** The precisions, factored: full (k x d x d) and tied (d x d) hold the lower triangular F with F^T F = precision,
   *  diag and spherical (both k x d) the precisions themselves. */
  factors: Float64Array;
};

/** Free parameters: what BIC and AIC charge for. */
export function countParameters({ type, k, d }: Pick<Gaussians, "type" | "k" | "d">): number {
  const triangle = (d * (d + 1)) / 2;
  const ofCovariances = { full: k * triangle, tied: triangle, diag: k * d, spherical: k };
  return ofCovariances[type] + k * d + k - 1;
}

/** k: half the logarithm of the determinant of each precision. */
export function halfLogDeterminants({ type, k, d, factors }: Gaussians): Float64Array {
  return Float64Array.from({ length: k }, (_, c) => {
    let sum = 0;
    if (type === "diag" || type === "spherical") {
      for (let j = 0; j < d; j++) sum += Math.log(factors[c * d + j]) / 2;
    } else {
      const at = type === "full" ? c * d * d : 0;
      for (let j = 0; j < d; j++) sum += Math.log(factors[at + j * d + j]);
    }
    return sum;
  });
}
