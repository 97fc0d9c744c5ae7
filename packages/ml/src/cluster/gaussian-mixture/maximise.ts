import type { CovarianceType, Gaussians } from "./gaussians.ts";
import type { Moments } from "./mixture-passes.ts";
import { factorPrecisions } from "./precision-factors.ts";

/** Keeps a component that holds no row from dividing by zero, as in scikit-learn. */
const COUNT_FLOOR = 10 * Number.EPSILON;
const ROUNDING = 1e-14;

/** The Gaussians of highest likelihood for these moments, with `regCovar` added to every variance. A component that
 *  holds no row gets the mean of all rows, the smallest variance and a weight of about 0.
 *  @param moments  tied: `seconds` is d x d, the sum of x x^T over all rows
 *  @throws RangeError when a covariance is not positive definite
 *  O(k d), full and tied also the factorisations. */
export function maximise(
  type: CovarianceType,
  { counts, sums, seconds }: Moments,
  n: number,
  regCovar: number,
): Gaussians {
  const k = counts.length;
  const d = sums.length / k;
  const held = counts.map((count) => count + COUNT_FLOOR);
  const means = sums.map((sum, at) => sum / held[Math.floor(at / d)]);
  const total = held.reduce((sum, count) => sum + count, 0);
  const covariances = {
    full: () => fullCovariances(seconds, held, means, d, regCovar),
    tied: () => tiedCovariance(seconds, held, means, d, n, regCovar),
    diag: () => diagonalCovariances(seconds, held, means, d, regCovar),
    spherical: () => meanOfRows(diagonalCovariances(seconds, held, means, d, regCovar), k, d),
  }[type]();
  const factors = factorPrecisions(type, covariances, d);
  return { type, k, d, weights: held.map((count) => count / total), means, covariances, factors };
}

/** A difference of rounded squares: below their rounding it is no variance, and may even be negative. */
function spreadOf(meanSquare: number, squaredMean: number): number {
  const spread = meanSquare - squaredMean;
  return spread > ROUNDING * meanSquare ? spread : 0;
}

function diagonalCovariances(
  seconds: Float64Array,
  held: Float64Array,
  means: Float64Array,
  d: number,
  regCovar: number,
): Float64Array {
  return seconds.map((second, at) => {
    const count = held[Math.floor(at / d)];
    return spreadOf(second / count, means[at] ** 2) + regCovar;
  });
}

function meanOfRows(values: Float64Array, k: number, d: number): Float64Array {
  return Float64Array.from({ length: k }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += values[c * d + j];
    return sum / d;
  });
}

function fullCovariances(
  seconds: Float64Array,
  held: Float64Array,
  means: Float64Array,
  d: number,
  regCovar: number,
): Float64Array {
  const covariances = new Float64Array(seconds.length);
  held.forEach((count, c) => {
    for (let i = 0; i < d; i++) {
      const row = (c * d + i) * d;
      const mean = means[c * d + i];
      for (let j = 0; j < d; j++) covariances[row + j] = seconds[row + j] / count - mean * means[c * d + j];
      covariances[row + i] = spreadOf(seconds[row + i] / count, mean * mean) + regCovar;
    }
  });
  return covariances;
}

function tiedCovariance(
  scatter: Float64Array,
  held: Float64Array,
  means: Float64Array,
  d: number,
  n: number,
  regCovar: number,
): Float64Array {
  const covariance = scatter.slice();
  held.forEach((count, c) => {
    for (let i = 0; i < d; i++) {
      const weight = count * means[c * d + i];
      for (let j = 0; j < d; j++) covariance[i * d + j] -= weight * means[c * d + j];
    }
  });
  for (let at = 0; at < covariance.length; at++) covariance[at] /= n;
  for (let i = 0; i < d; i++) {
    const at = i * (d + 1);
    const meanSquare = scatter[at] / n;
    covariance[at] = spreadOf(meanSquare, meanSquare - covariance[at]) + regCovar;
  }
  return covariance;
}
