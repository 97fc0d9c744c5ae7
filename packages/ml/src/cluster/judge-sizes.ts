import type { Matrix } from "../matrix/matrix.ts";
import { createRandom } from "../random/random.ts";
import type { Clusterer } from "../registry/method.ts";
import { parseParameters } from "../registry/parameters.ts";
import { fitGaussianMixture } from "./gaussian-mixture/gaussian-mixture.ts";
import { principalCoordinates, takeColumns } from "./principal-coordinates.ts";
import { drawSubsamplePairs, resampleStability } from "./resample-stability.ts";

/** BIC is that of a mixture of Gaussians of this shape, fitted to as many principal coordinates. */
export const BIC_COVARIANCE_TYPE = "full";
export const BIC_COORDINATES_MAX = 10;
/** Of the largest variance: a handful of rows, flat along some direction, would otherwise pass for a Gaussian of their
 *  own, of any likelihood. */
export const BIC_REG_COVAR = 0.01;
/** Stability is that of the same method on as many principal coordinates, where there are more columns. */
export const STABILITY_COORDINATES_MAX = 50;
/** Starts of each clustering of a subsample, and of each mixture, where the method has starts. */
const STARTS = 3;

type Judgement = {
  clusterer: Clusterer;
  parameters: Readonly<Record<string, unknown>>;
  /** n: family of each row. */
  groups: ArrayLike<number>;
  nResamples: number;
  seed: number;
};

/** BIC of a mixture and stability of the method for each number of clusters, on principal coordinates: see the constants
 *  above. @param onStep  told the steps done, of twice the number of sizes */
export async function judgeSizes(
  features: Matrix,
  sizes: readonly number[],
  { clusterer, parameters, groups, nResamples, seed }: Judgement,
  { onStep, signal }: { onStep: (done: number) => void; signal?: AbortSignal },
): Promise<{ bic: number; stability: Float64Array }[]> {
  const coordinates = await principalCoordinates(features, STABILITY_COORDINATES_MAX, {
    random: createRandom(seed, "principal coordinates"),
    signal,
  });
  const narrow = takeColumns(coordinates, BIC_COORDINATES_MAX);
  // The same subsamples for every k, so that their luck does not decide between them.
  const pairs = drawSubsamplePairs(groups, nResamples, createRandom(seed, "subsamples"));
  const judged: { bic: number; stability: Float64Array }[] = [];
  for (const k of sizes) {
    const { bic } = await fitGaussianMixture(
      narrow,
      { nComponents: k, covarianceType: BIC_COVARIANCE_TYPE, regCovar: BIC_REG_COVAR, nInit: STARTS },
      { random: createRandom(seed, "bic", k), signal },
    );
    onStep(2 * judged.length + 1);
    const starts = "nInit" in clusterer.parameters.shape && !("nInit" in parameters) ? { nInit: STARTS } : {};
    const complete = parametersForSize(clusterer, { ...parameters, ...starts }, k);
    const random = createRandom(seed, "stability", k);
    // A graph of neighbours needs as many rows as each has neighbours.
    const rowsMin = Math.max(k, Number(complete.nNeighbors ?? 0));
    const stability = await resampleStability(coordinates, pairs, rowsMin, async (subsample) => {
      signal?.throwIfAborted();
      return (await clusterer.cluster(subsample, complete, { random, signal })).labels;
    });
    judged.push({ bic, stability });
    onStep(2 * judged.length);
  }
  return judged;
}

/** Everything that the method is given for k clusters.
 *  @throws ParameterError for a parameter it does not accept; RangeError when it finds its own number of clusters */
export function parametersForSize(clusterer: Clusterer, given: Readonly<Record<string, unknown>>, k: number) {
  const size = ["nClusters", "nComponents"].find((name) => name in clusterer.parameters.shape);
  if (!size) throw new RangeError(`${clusterer.id} finds its own number of clusters: ${k} cannot be asked of it`);
  return parseParameters(clusterer.parameters, { ...given, [size]: k }) as Record<string, number | string | boolean>;
}
