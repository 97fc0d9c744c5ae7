import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import { createMatrix, type DoubleMatrix, type Matrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";

/** Rows of one product of the curvature: large enough for the full rate, small enough to stay in memory. */
const BLOCK_ROWS = 4096;

/** Features as the solver sees them, in double and centred, so that weights and intercept hardly interact. */
export type CentredRows = {
  /** n x d */
  z: DoubleMatrix;
  /** d */
  mean: Float64Array;
  /** d: largest magnitude of each centred column. */
  magnitude: Float64Array;
};

export function openCentredRows(features: Matrix): CentredRows {
  const mean = columnMeans(features);
  const { centred: z } = centreRows(features, mean);
  const magnitude = new Float64Array(z.cols);
  for (let at = 0; at < z.data.length; ) {
    for (let j = 0; j < z.cols; j++, at++) magnitude[j] = Math.max(magnitude[j], Math.abs(z.data[at]));
  }
  return { z, mean, magnitude };
}

/** Z w + b of each row, n; theta is w followed by b. */
export async function applyRows({ z }: CentredRows, theta: Float64Array): Promise<Float64Array> {
  const d = z.cols;
  const { data } = await multiply(z, { data: theta.slice(0, d), rows: d, cols: 1 });
  return data.map((value) => value + theta[d]);
}

/** Z^T u followed by 1^T u, d + 1: the adjoint of applyRows. Along the rows, which Gemm is not made for: measured
 *  twice as fast. */
export function applyColumns({ z: { data: z, rows: n, cols: d } }: CentredRows, u: Float64Array): Float64Array {
  const result = new Float64Array(d + 1);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const u0 = u[i];
    const u1 = u[i + 1];
    const u2 = u[i + 2];
    const u3 = u[i + 3];
    const a0 = i * d;
    const a1 = a0 + d;
    const a2 = a1 + d;
    const a3 = a2 + d;
    for (let j = 0; j < d; j++) result[j] += u0 * z[a0 + j] + u1 * z[a1 + j] + u2 * z[a2 + j] + u3 * z[a3 + j];
    result[d] += u0 + u1 + u2 + u3;
  }
  for (; i < n; i++) {
    for (let j = 0; j < d; j++) result[j] += u[i] * z[i * d + j];
    result[d] += u[i];
  }
  return result;
}

/** Z^T diag(curvature) Z with a column of ones beside Z, (d + 1) x (d + 1). Products in single precision over columns
 *  divided by their magnitude, which cannot overflow; summed over blocks of rows in double. */
export async function weightedGram({ z, magnitude }: CentredRows, curvature: Float64Array): Promise<Float64Array> {
  const { rows: n, cols: d } = z;
  const size = d + 1;
  const gram = new Float64Array(size * size);
  const shrink = magnitude.map((value) => (value > 0 ? 1 / value : 0));
  for (let from = 0; from < n; from += BLOCK_ROWS) {
    const block = createMatrix(Math.min(BLOCK_ROWS, n - from), size);
    for (let i = 0; i < block.rows; i++) {
      const root = Math.sqrt(curvature[from + i]);
      const to = i * size;
      const at = (from + i) * d;
      for (let j = 0; j < d; j++) block.data[to + j] = root * z.data[at + j] * shrink[j];
      block.data[to + d] = root;
    }
    const { data } = await multiply(block, block, { transposeA: true });
    for (let at = 0; at < data.length; at++) gram[at] += data[at];
  }
  const stretch = Float64Array.from({ length: size }, (_, j) => (j < d ? magnitude[j] : 1));
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) gram[i * size + j] *= stretch[i] * stretch[j];
  return gram;
}
