import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";

/** Each row divided by its length, in double: products of such rows are cosines.
 *  @throws RangeError when a row is all zeros, which has no direction */
export function unitRows({ data, rows, cols }: Matrix): DoubleMatrix {
  const units = Float64Array.from(data);
  for (let i = 0; i < rows; i++) {
    const row = units.subarray(i * cols, (i + 1) * cols);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) throw new RangeError(`row ${i} of features is all zeros, which has no cosine distance`);
    for (let t = 0; t < cols; t++) row[t] /= length;
  }
  return { data: units, rows, cols };
}
