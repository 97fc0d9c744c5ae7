import type { DoubleMatrix, Matrix } from "./matrix.ts";

/** Rows moved so that a common point is the origin, with the squared length of each: what expanding |a - b|^2 into
 *  |a|^2 + |b|^2 - 2ab needs, since the digits it loses are those of the lengths. */
export type CentredRows = { original: Matrix; centred: DoubleMatrix; lengthsSq: Float64Array };

/** Mean of each column, summed in double. */
export function columnMeans({ data, rows, cols }: Matrix): Float64Array {
  const means = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    for (let j = 0; j < cols; j++) means[j] += data[at + j];
  }
  for (let j = 0; j < cols; j++) means[j] /= Math.max(1, rows);
  return means;
}

export function centreRows(original: Matrix, origin: Float64Array): CentredRows {
  const { rows, cols } = original;
  const data = new Float64Array(rows * cols);
  const lengthsSq = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    let sum = 0;
    for (let j = 0; j < cols; j++) {
      const value = original.data[at + j] - origin[j];
      data[at + j] = value;
      sum += value * value;
    }
    lengthsSq[i] = sum;
  }
  return { original, centred: { data, rows, cols }, lengthsSq };
}
