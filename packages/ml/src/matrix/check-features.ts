import type { Matrix } from "./matrix.ts";

/** The door of every public function over features (n x d): sizes agree and every entry is finite.
 *  @throws RangeError naming the first row and column at fault */
export function checkFeatures(features: Matrix, rowsMin = 1): void {
  const { data, rows, cols } = features;
  if (data.length !== rows * cols) {
    throw new RangeError(`features holds ${data.length} numbers, ${rows} rows x ${cols} columns need ${rows * cols}`);
  }
  if (rows < rowsMin || cols < 1) {
    throw new RangeError(`features is ${rows} x ${cols}, at least ${rowsMin} x 1 is needed`);
  }
  for (let at = 0; at < data.length; at++) {
    if (!Number.isFinite(data[at])) {
      throw new RangeError(`features holds ${data[at]} at row ${Math.floor(at / cols)}, column ${at % cols}`);
    }
  }
}
