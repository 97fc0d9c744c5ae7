/** n x d numbers, row-major: element (i, j) is `data[i * cols + j]`. Kernels sum in double. */
export type Matrix = { data: Float32Array; rows: number; cols: number };

/** A matrix of zeros. @throws RangeError when a size is not a non-negative integer */
export function createMatrix(rows: number, cols: number): Matrix {
  for (const size of [rows, cols]) {
    if (!Number.isInteger(size) || size < 0)
      throw new RangeError(`a matrix cannot have ${rows} rows and ${cols} columns`);
  }
  return { data: new Float32Array(rows * cols), rows, cols };
}

/** A matrix holding the given rows. @throws RangeError when a row has another length than the first */
export function matrixFromRows(rows: ArrayLike<ArrayLike<number>>): Matrix {
  const cols = rows.length === 0 ? 0 : rows[0].length;
  const matrix = createMatrix(rows.length, cols);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i].length !== cols) throw new RangeError(`row ${i} has ${rows[i].length} entries, row 0 has ${cols}`);
    matrix.data.set(rows[i], i * cols);
  }
  return matrix;
}

/** n x d numbers in double, row-major, for sums that single precision would blur. */
export type DoubleMatrix = { data: Float64Array; rows: number; cols: number };

/** The rows of both, one below the other. @throws RangeError when widths differ */
export function stackRows(above: Matrix, below: Matrix): Matrix {
  if (above.cols !== below.cols) throw new RangeError(`${above.cols} columns cannot stand above ${below.cols}`);
  const both = createMatrix(above.rows + below.rows, above.cols);
  both.data.set(above.data);
  both.data.set(below.data, above.data.length);
  return both;
}

/** Copies the named rows, in the order given. @throws RangeError when an index names no row */
export function takeRows(matrix: Matrix, indices: ArrayLike<number>): Matrix {
  const { cols } = matrix;
  const taken = createMatrix(indices.length, cols);
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i];
    if (!(row >= 0 && row < matrix.rows)) throw new RangeError(`row ${row} asked of a matrix with ${matrix.rows} rows`);
    taken.data.set(matrix.data.subarray(row * cols, (row + 1) * cols), i * cols);
  }
  return taken;
}
