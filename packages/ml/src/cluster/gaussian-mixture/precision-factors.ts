import { choleskyInPlace } from "../../matrix/cholesky.ts";
import type { CovarianceType, Gaussians } from "./gaussians.ts";

/** What `Gaussians.factors` holds, from covariances of the same type.
 *  @throws RangeError naming the component whose covariance is not positive definite. O(d^3) a matrix. */
export function factorPrecisions(type: CovarianceType, covariances: Float64Array, d: number): Gaussians["factors"] {
  if (type === "diag" || type === "spherical") {
    const wide = type === "diag" ? covariances : expandSpherical(covariances, d);
    return wide.map((variance, at) => {
      if (!(variance > 0)) throw collapsed(Math.floor(at / d), `variance ${variance} in column ${at % d}`);
      return 1 / variance;
    });
  }
  const factors = new Float64Array(covariances.length);
  for (let at = 0; at < covariances.length; at += d * d) {
    const lower = covariances.slice(at, at + d * d);
    try {
      choleskyInPlace(lower, d);
    } catch (cause) {
      throw collapsed(at / (d * d), cause instanceof Error ? cause.message : String(cause), cause);
    }
    invertLower(lower, d, factors, at);
  }
  return factors;
}

/** The same from precisions, and the covariances that they mean.
 *  @throws RangeError naming the component whose precision is not positive definite. O(d^3) a matrix. */
export function factorGivenPrecisions(
  type: CovarianceType,
  precisions: Float64Array,
  d: number,
): Pick<Gaussians, "covariances" | "factors"> {
  if (type === "diag" || type === "spherical") {
    const covariances = precisions.map((precision) => 1 / precision);
    return { covariances, factors: factorPrecisions(type, covariances, d) };
  }
  // The factor of an inverse comes from factoring twice: covariance from precision, then as in every step.
  const covariances = new Float64Array(precisions.length);
  const inverse = factorPrecisions(type, precisions, d);
  for (let at = 0; at < precisions.length; at += d * d) {
    for (let t = 0; t < d; t++) {
      for (let i = 0; i <= t; i++) {
        const left = inverse[at + t * d + i];
        for (let j = 0; j <= t; j++) covariances[at + i * d + j] += left * inverse[at + t * d + j];
      }
    }
  }
  return { covariances, factors: factorPrecisions(type, covariances, d) };
}

function expandSpherical(variances: Float64Array, d: number): Float64Array {
  return Float64Array.from({ length: variances.length * d }, (_, at) => variances[Math.floor(at / d)]);
}

/** Writes the inverse of a lower triangular d x d matrix at target[at ..]. */
function invertLower(lower: Float64Array, d: number, target: Float64Array, at: number): void {
  for (let i = 0; i < d; i++) {
    const row = at + i * d;
    for (let t = 0; t < i; t++) {
      const weight = lower[i * d + t];
      const above = at + t * d;
      for (let j = 0; j <= t; j++) target[row + j] -= weight * target[above + j];
    }
    const pivot = lower[i * d + i];
    for (let j = 0; j < i; j++) target[row + j] /= pivot;
    target[row + i] = 1 / pivot;
  }
}

function collapsed(component: number, why: string, cause?: unknown): RangeError {
  const message = `component ${component} has collapsed (${why}): use fewer components, a simpler covarianceType or a larger regCovar`;
  return new RangeError(message, { cause });
}
