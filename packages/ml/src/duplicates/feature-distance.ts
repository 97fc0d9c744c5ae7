import type { Matrix } from "../matrix/matrix.ts";
import { rowDistanceSq } from "../matrix/row-distance.ts";

/** Rows divided by their lengths, n x d; a row of zeros stays one. */
export function unitFeatures({ data, rows, cols }: Matrix): Matrix {
  const units = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let at = i * cols; at < (i + 1) * cols; at++) square += data[at] * data[at];
    const length = Math.sqrt(square);
    if (length > 0) for (let at = i * cols; at < (i + 1) * cols; at++) units[at] = data[at] / length;
  }
  return { data: units, rows, cols };
}

/** Distance of two embeddings by direction alone: Euclidean between the vectors divided by their lengths, 0..2. It is
 *  sqrt(2 - 2 cosine), and indifferent to an overall gain.
 *  @throws RangeError when lengths differ */
export function featureDistance(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} entries have no distance to ${b.length}`);
  const both = new Float32Array(2 * a.length);
  both.set(a);
  both.set(b, a.length);
  const units = unitFeatures({ data: both, rows: 2, cols: a.length });
  return unitDistance(units, 0, 1);
}

/** Distance of rows i and j of unit rows. */
export function unitDistance({ data, cols }: Matrix, i: number, j: number): number {
  return Math.sqrt(rowDistanceSq(data, i * cols, data, j * cols, cols));
}
