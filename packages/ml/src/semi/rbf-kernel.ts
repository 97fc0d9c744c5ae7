import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { multiply } from "../matrix/multiply.ts";
import { pairwiseSquaredDistances } from "../matrix/pairwise-distances.ts";
import { normaliseRows } from "./label-distributions.ts";

/** Rows beyond which a dense kernel (n^2 numbers in double: 288 MB here) is refused. */
export const KERNEL_ROWS_MAX = 6000;

/** scikit-learn's gamma "scale": 1 / (d * variance of all entries); 1 where nothing varies. */
export function scaleGamma({ data, cols }: Matrix): number {
  let mean = 0;
  for (const value of data) mean += value;
  mean /= data.length;
  let variance = 0;
  for (const value of data) variance += (value - mean) ** 2;
  variance /= data.length;
  return variance > 0 ? 1 / (cols * variance) : 1;
}

/** exp(-gamma |a - b|^2) of every row of `a` with every row of `b`.
 *  @returns a.rows x b.rows
 *  @throws RangeError when gamma is not positive, widths differ, an entry is not finite, or `b` has more than
 *    KERNEL_ROWS_MAX rows
 *  O(n m d) time, 8 n m bytes. */
export async function rbfKernel(a: Matrix, b: Matrix, gamma: number): Promise<DoubleMatrix> {
  if (!(gamma > 0 && Number.isFinite(gamma))) throw new RangeError(`gamma must be positive, got ${gamma}`);
  if (b.rows > KERNEL_ROWS_MAX)
    throw new RangeError(`a dense kernel over ${b.rows} rows is refused above ${KERNEL_ROWS_MAX}: choose kernel knn`);
  const kernel = await pairwiseSquaredDistances(a, b);
  for (let at = 0; at < kernel.data.length; at++) kernel.data[at] = Math.exp(-gamma * kernel.data[at]);
  return kernel;
}

/** Mean of all rows' distributions, weighted by their kernel with each query and scaled to sum to 1; all 0 where no
 *  row has a distribution. scikit-learn's predict_proba for the rbf kernel, with the nearest row's weight set to 1, so
 *  that a query far from every row follows the nearest instead of dividing 0 by 0.
 *  @param distributions  n x c
 *  @returns q x c. O(q n d). */
export async function meanByKernel(
  queries: Matrix,
  rows: Matrix,
  gamma: number,
  distributions: Float64Array,
  nClasses: number,
): Promise<Float64Array> {
  const weights = await pairwiseSquaredDistances(queries, rows);
  const { data, cols: n } = weights;
  const reached = Uint8Array.from({ length: n }, (_, j) =>
    distributions.subarray(j * nClasses, (j + 1) * nClasses).some((share) => share > 0) ? 1 : 0,
  );
  for (let at = 0; at < data.length; at += n) {
    let nearest = Infinity;
    for (let j = 0; j < n; j++) if (reached[j] === 1 && data[at + j] < nearest) nearest = data[at + j];
    for (let j = 0; j < n; j++) data[at + j] = reached[j] === 1 ? Math.exp(-gamma * (data[at + j] - nearest)) : 0;
  }
  const mean = await multiply(weights, { data: distributions, rows: n, cols: nClasses });
  normaliseRows(mean.data, nClasses);
  return mean.data;
}
