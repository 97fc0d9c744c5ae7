import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import type { CovarianceType, Gaussians } from "./gaussians.ts";
import { factorGivenPrecisions } from "./precision-factors.ts";

/** What expectation-maximisation starts from; what is left out comes from k-means clusters. */
export type MixtureStart = {
  /** k x d */
  meansInit?: Matrix;
  /** k, positive; used as they are, as scikit-learn does */
  weightsInit?: ArrayLike<number>;
  /** Shapes of `Gaussians.covariances`: full k x d x d, tied d x d, diag k x d, spherical k. */
  precisionsInit?: ArrayLike<number>;
};

/** @throws RangeError when a size or a value does not fit */
export function checkMixtureStart(
  { meansInit, weightsInit, precisionsInit }: MixtureStart,
  type: CovarianceType,
  k: number,
  d: number,
): void {
  if (meansInit) {
    checkFeatures(meansInit);
    if (meansInit.rows !== k || meansInit.cols !== d)
      throw new RangeError(`meansInit is ${meansInit.rows} x ${meansInit.cols}, it must be ${k} x ${d}`);
  }
  if (weightsInit) checkPositive("weightsInit", weightsInit, k);
  if (precisionsInit) {
    const length = { full: k * d * d, tied: d * d, diag: k * d, spherical: k }[type];
    checkPositive("precisionsInit", precisionsInit, length, type === "full" || type === "tied");
  }
}

/** The Gaussians to start from: what the start gives, and `guess` for the rest, asked only when something is missing.
 *  @param center  d, subtracted from the means
 *  @throws RangeError when a precision is not positive definite */
export async function startGaussians(
  { meansInit, weightsInit, precisionsInit }: MixtureStart,
  { type, k, center }: Pick<Gaussians, "type" | "k"> & { center: Float64Array },
  guess: () => Promise<Gaussians>,
): Promise<Gaussians> {
  const d = center.length;
  const weights = weightsInit && Float64Array.from(weightsInit);
  const means = meansInit && Float64Array.from(meansInit.data, (mean, at) => mean - center[at % d]);
  const shape = precisionsInit && factorGivenPrecisions(type, Float64Array.from(precisionsInit), d);
  if (weights && means && shape) return { type, k, d, weights, means, ...shape };
  const guessed = await guess();
  return { ...guessed, ...shape, weights: weights ?? guessed.weights, means: means ?? guessed.means };
}

function checkPositive(name: string, values: ArrayLike<number>, length: number, matrices = false): void {
  if (values.length !== length) throw new RangeError(`${name} holds ${values.length} numbers, ${length} are needed`);
  for (let at = 0; at < length; at++) {
    if (!Number.isFinite(values[at]) || (!matrices && values[at] <= 0))
      throw new RangeError(`${name} holds ${values[at]} at ${at}`);
  }
}
