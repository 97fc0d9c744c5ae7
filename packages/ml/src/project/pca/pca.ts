import { z } from "zod";
import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import { checkFeatures } from "../../matrix/check-features.ts";
import { createMatrix, type DoubleMatrix, type Matrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { exactAxes } from "./exact-axes.ts";
import { randomizedAxes } from "./randomized-axes.ts";

export const pcaParameters = z.object({
  nComponents: z.int().min(1).max(10_000).default(2).describe("Directions kept."),
  svdSolver: z
    .enum(["auto", "exact", "randomized"])
    .default("auto")
    .describe(
      "exact: from the eigenvectors of the smaller of the two Gram matrices. randomized: by random projections, for many rows and many columns. auto: randomized where both exceed 1000 and fewer than 80 % of the directions are kept.",
    ),
  iteratedPower: z
    .union([z.int().min(0).max(100), z.literal("auto")])
    .default("auto")
    .describe("Power iterations of randomized; auto: 7 for fewer than a tenth of the directions, otherwise 4."),
  whiten: z.boolean().default(false).describe("Divide each coordinate by its standard deviation."),
});

export type PcaParams = z.input<typeof pcaParameters>;

export type PcaModel = {
  /** c x d: orthonormal axes, most variance first; the largest entry of each in magnitude is positive.
   *  Axes beyond the rank of the data are zeros. */
  components: Matrix;
  /** d */
  mean: Float64Array;
  /** c: variance along each axis, n - 1 in the denominator. */
  explainedVariance: Float64Array;
  /** c: share of the total variance, 0..1; 0 when the rows do not vary. */
  explainedVarianceRatio: Float64Array;
  whiten: boolean;
};

/** Axes as they are found: c x d, not yet oriented, and the squared singular value of each. */
export type Axes = { axes: DoubleMatrix; singularValuesSq: Float64Array };

/** Below this side the Gram matrix and its few largest eigenvectors cost less than the random passes over the data. */
const EXACT_SIDE_MAX = 1000;
/** Share of the directions from which random projections no longer pay, as in scikit-learn. */
const RANDOMIZED_SHARE_MAX = 0.8;
const RANK_TOLERANCE = 1e-12;

/** Principal components, with scikit-learn's sign convention (svd_flip on the components).
 *  @param features  n x d, n >= 2
 *  @param tools     `random` is drawn from by the randomised solver alone
 *  @throws RangeError when nComponents is not in 1..min(n, d) or an entry is not finite
 *  Exact: O(n d m + m^3) with m = min(n, d); randomised: O(n d (c + 10) iteratedPower). Deterministic for a given random. */
export async function fitPca(features: Matrix, params: PcaParams, tools: FitTools): Promise<PcaModel> {
  const { nComponents, svdSolver, iteratedPower, whiten } = parseParameters(pcaParameters, params);
  checkFeatures(features, 2);
  const { rows: n, cols: d } = features;
  const most = Math.min(n, d);
  if (nComponents > most)
    throw new RangeError(`nComponents is ${nComponents}, it must be a whole number from 1 to min(n, d) = ${most}`);
  const mean = columnMeans(features);
  const { centred, lengthsSq } = centreRows(features, mean);
  tools.signal?.throwIfAborted();
  const total = lengthsSq.reduce((sum, lengthSq) => sum + lengthSq, 0);
  const random =
    svdSolver === "auto"
      ? most > EXACT_SIDE_MAX && nComponents < RANDOMIZED_SHARE_MAX * most
      : svdSolver === "randomized";
  const { axes, singularValuesSq } = random
    ? await randomizedAxes(centred, nComponents, iteratedPower, tools)
    : await exactAxes(centred, nComponents);
  const components = createMatrix(nComponents, d);
  for (let c = 0; c < nComponents; c++) {
    // Past the rank an eigenvector is rounding noise: scaled up to unit length it would look like a direction.
    if (!(singularValuesSq[c] > RANK_TOLERANCE * singularValuesSq[0])) break;
    components.data.set(orientedUnit(axes.data.subarray(c * d, (c + 1) * d)), c * d);
  }
  const kept = singularValuesSq.map((value) => Math.max(0, value));
  const explainedVariance = kept.map((value) => value / (n - 1));
  const explainedVarianceRatio = kept.map((value) => (total > 0 ? value / total : 0));
  return { components, mean, explainedVariance, explainedVarianceRatio, whiten };
}

/** Coordinates of each row on the axes, n x c; of variance 1 when whitened.
 *  @throws RangeError when widths differ or an entry is not finite. O(n d c). */
export async function transformPca(model: PcaModel, features: Matrix): Promise<Matrix> {
  checkFeatures(features, 0);
  const { components, mean } = model;
  const { rows: n, cols: d } = features;
  if (d !== components.cols) throw new RangeError(`features has ${d} columns, the components have ${components.cols}`);
  const centred = createMatrix(n, d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) centred.data[i * d + j] = features.data[i * d + j] - mean[j];
  const projected = await multiply(centred, components, { transposeB: true });
  if (!model.whiten) return projected;
  const { data, cols } = projected;
  const deviations = whitenedBy(model);
  for (let at = 0; at < data.length; at++) data[at] /= deviations[at % cols];
  return projected;
}

/** c: what each coordinate is divided by when whitened; 1 along an axis on which nothing varied. */
export function whitenedBy({ explainedVariance }: Pick<PcaModel, "explainedVariance">): Float64Array {
  const tiny = RANK_TOLERANCE * explainedVariance[0];
  return explainedVariance.map((variance) => (variance > tiny ? Math.sqrt(variance) : 1));
}

/** Unit length, largest entry in magnitude positive. */
function orientedUnit(axis: Float64Array): Float64Array {
  let length = 0;
  let largest = 0;
  for (const value of axis) {
    length += value * value;
    if (Math.abs(value) > Math.abs(largest)) largest = value;
  }
  const divisor = Math.sign(largest) * Math.sqrt(length);
  return axis.map((value) => value / divisor);
}
