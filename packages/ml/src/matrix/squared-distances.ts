import type { Matrix } from "./matrix.ts";

/** The same numbers in double: kernels read them many times and convert once. */
export function toDouble(features: Matrix): Float64Array {
  return Float64Array.from(features.data);
}

/** Squared Euclidean distances from one row to rows [from, to), by direct differences, so that equal rows are at
 *  exactly 0 (the expansion |a|^2 - 2ab + |b|^2 leaves 1e-12 behind). Four rows at a time keep the row in registers.
 *  @param row       offset of the row's first entry in `query`
 *  @param target    written at [from, to) */
export function squaredDistances(
  query: Float64Array,
  row: number,
  references: Float64Array,
  cols: number,
  from: number,
  to: number,
  target: Float64Array,
): void {
  let j = from;
  for (; j + 4 <= to; j += 4) {
    const b0 = j * cols;
    const b1 = b0 + cols;
    const b2 = b1 + cols;
    const b3 = b2 + cols;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let t = 0; t < cols; t++) {
      const a = query[row + t];
      const d0 = a - references[b0 + t];
      const d1 = a - references[b1 + t];
      const d2 = a - references[b2 + t];
      const d3 = a - references[b3 + t];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    target[j] = s0;
    target[j + 1] = s1;
    target[j + 2] = s2;
    target[j + 3] = s3;
  }
  for (; j < to; j++) {
    const b = j * cols;
    let sum = 0;
    for (let t = 0; t < cols; t++) {
      const difference = query[row + t] - references[b + t];
      sum += difference * difference;
    }
    target[j] = sum;
  }
}
