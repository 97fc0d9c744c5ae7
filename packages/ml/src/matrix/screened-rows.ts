import type { Matrix } from "./matrix.ts";

/** Rows prepared for products in single precision whose error is bounded: a product screens, double arithmetic decides
 *  what is close. Each row is moved by a common origin (lengths decide the error) and scaled by a power of two, which is
 *  exact, so that no square leaves the range of single precision. */
export type ScreenedRows = {
  single: Matrix;
  /** n: squared length of each moved and scaled row, in double. */
  lengthsSq: Float64Array;
};

/** With products of such rows, |a|^2 + |b|^2 - 2ab is within `relative` * (|a|^2 + |b|^2) + `absolute` of the squared
 *  distance times scale^2. */
export type ScreeningError = { relative: number; absolute: number };

/** Any order of summation, fused or not: d roundings of the product (Higham 2002, section 3.1), two of each entry, a few
 *  of the lengths and the final sum; below the smallest normal numbers an absolute error takes over. */
export function screeningError(cols: number): ScreeningError {
  return { relative: (1.01 * cols + 16) * 2 ** -24, absolute: (cols + 16) * 2 ** -124 };
}

/** The power of two that brings the row farthest from the origin to a length of about 1. */
export function screeningScale({ data, rows, cols }: Matrix, origin: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += (data[i * cols + j] - origin[j]) ** 2;
    if (sum > largest) largest = sum;
  }
  return largest === 0 ? 1 : 2 ** -Math.ceil(Math.log2(largest) / 2);
}

/** @param scale  of the rows that the others are compared with; see `screenable` for rows much farther away */
export function screenRows({ data, rows, cols }: Matrix, origin: Float64Array, scale: number): ScreenedRows {
  const single = new Float32Array(rows * cols);
  const lengthsSq = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    let sum = 0;
    for (let j = 0; j < cols; j++) {
      const value = (data[at + j] - origin[j]) * scale;
      single[at + j] = value;
      sum += value * value;
    }
    lengthsSq[i] = sum;
  }
  return { single: { data: single, rows, cols }, lengthsSq };
}

/** Whether products of a row with rows of length 1 stay in the range of single precision. */
export function screenable(lengthSq: number): boolean {
  return lengthSq < 2 ** 100;
}
