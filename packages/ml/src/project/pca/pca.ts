import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import { gramOfRows, transpose } from "../../matrix/gram.ts";
import { createMatrix, type Matrix } from "../../matrix/matrix.ts";
import { symmetricEigen } from "../../matrix/symmetric-eigen.ts";
import { parseParameters } from "../../registry/parameters.ts";

export const pcaParameters = z.object({
  nComponents: z.int().min(1).max(10_000).default(2).describe("Directions kept."),
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
};

const RANK_TOLERANCE = 1e-12;

/** Exact principal components, with scikit-learn's sign convention (svd_flip on the components): eigenvectors of the
 *  smaller of X^T X and X X^T, X centred.
 *  @param features  n x d, n >= 2
 *  @throws RangeError when nComponents is not in 1..min(n, d) or an entry is not finite
 *  O(n d m + m^3) with m = min(n, d), deterministic. */
export async function fitPca(features: Matrix, params: PcaParams): Promise<PcaModel> {
  const { nComponents } = parseParameters(pcaParameters, params);
  checkFeatures(features, 2);
  const { rows: n, cols: d } = features;
  const most = Math.min(n, d);
  if (nComponents > most) {
    throw new RangeError(`nComponents is ${nComponents}, it must be a whole number from 1 to min(n, d) = ${most}`);
  }
  const mean = columnMeans(features);
  const centred = Float64Array.from(features.data, (value, at) => value - mean[at % d]);
  let total = 0;
  for (const value of centred) total += value * value;
  const wide = n < d;
  const gram = wide ? gramOfRows(centred, n, d) : gramOfRows(transpose(centred, n, d), d, n);
  const { values, vectors } = symmetricEigen(gram, most);
  const components = createMatrix(nComponents, d);
  for (let c = 0; c < nComponents; c++) {
    // Past the rank an eigenvector is rounding noise: scaled up to unit length it would look like a direction.
    if (values[c] <= RANK_TOLERANCE * values[0]) break;
    const vector = vectors.subarray(c * most, (c + 1) * most);
    const axis = wide ? rowsCombined(centred, n, d, vector) : Float64Array.from(vector);
    components.data.set(orientedUnit(axis), c * d);
  }
  const kept = values.subarray(0, nComponents).map((value) => Math.max(0, value));
  const explainedVariance = kept.map((value) => value / (n - 1));
  const explainedVarianceRatio = kept.map((value) => (total > 0 ? value / total : 0));
  return { components, mean, explainedVariance, explainedVarianceRatio };
}

/** Coordinates of each row on the axes, n x c.
 *  @throws RangeError when widths differ or an entry is not finite */
export async function transformPca(model: PcaModel, features: Matrix): Promise<Matrix> {
  checkFeatures(features, 0);
  const { components, mean } = model;
  if (features.cols !== components.cols) {
    throw new RangeError(`features has ${features.cols} columns, the components have ${components.cols}`);
  }
  const { cols: d } = features;
  const projected = createMatrix(features.rows, components.rows);
  for (let i = 0; i < features.rows; i++) {
    for (let c = 0; c < components.rows; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (features.data[i * d + j] - mean[j]) * components.data[c * d + j];
      projected.data[i * components.rows + c] = sum;
    }
  }
  return projected;
}

function columnMeans({ data, rows, cols }: Matrix): Float64Array {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] += data[i * cols + j];
  return mean.map((sum) => sum / rows);
}

function rowsCombined(x: Float64Array, n: number, d: number, weights: Float64Array): Float64Array {
  const sum = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) sum[j] += weights[i] * x[i * d + j];
  return sum;
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
