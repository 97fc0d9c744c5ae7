import { checkFeatures } from "../matrix/check-features.ts";
import { createMatrix, type Matrix } from "../matrix/matrix.ts";

const SCALE_MIN = 10 * Number.EPSILON;
/** The largest single-precision number. */
export const FLOAT32_MAX = (2 - 2 ** -23) * 2 ** 127;

/** What standardisation learned: mean and scale of each of the d columns. */
export type StandardScaler = { mean: Float64Array; scale: Float64Array };

/** Mean and population deviation of each column. A constant column gets scale 1, so it becomes 0 and divides nothing;
 *  constant means a variance within rounding error of 0 (scikit-learn's _is_constant_feature) or a deviation below ten
 *  machine epsilons (its _handle_zeros_in_scale).
 *  @param features  n x d, n >= 1
 *  @throws RangeError when an entry is not finite. O(n d). scikit-learn's StandardScaler. */
export function fitStandardScaler(features: Matrix): StandardScaler {
  checkFeatures(features);
  const { data, rows, cols } = features;
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] += data[i * cols + j];
  for (let j = 0; j < cols; j++) mean[j] /= rows;
  const variance = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) variance[j] += (data[i * cols + j] - mean[j]) ** 2;
  }
  const scale = variance.map((sum, j) => {
    const value = sum / rows;
    const rounding = rows * Number.EPSILON * value + (rows * mean[j] * Number.EPSILON) ** 2;
    const deviation = Math.sqrt(value);
    return value <= rounding || deviation < SCALE_MIN ? 1 : deviation;
  });
  return { mean, scale };
}

/** (features - mean) / scale, n x d. A new row far from a column that hardly varied among the fitted rows is clipped to
 *  the largest single-precision number, never infinite.
 *  @throws RangeError when the number of columns differs from the scaler's */
export function transformStandardScaler(scaler: StandardScaler, features: Matrix): Matrix {
  const { data, rows, cols } = features;
  if (cols !== scaler.mean.length) {
    throw new RangeError(`features has ${cols} columns, the scaler was fitted on ${scaler.mean.length}`);
  }
  checkFeatures(features, 0);
  const scaled = createMatrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const at = i * cols + j;
      const value = (data[at] - scaler.mean[j]) / scaler.scale[j];
      scaled.data[at] = Math.max(-FLOAT32_MAX, Math.min(FLOAT32_MAX, value));
    }
  }
  return scaled;
}
