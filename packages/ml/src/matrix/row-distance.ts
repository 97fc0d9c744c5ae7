/** Squared Euclidean distance of one row to another, by direct differences summed in double: equal rows are at exactly 0.
 *  @param i, j  offsets of the rows' first entries */
export function rowDistanceSq(a: Float32Array, i: number, b: Float32Array, j: number, cols: number): number {
  let sum = 0;
  for (let t = 0; t < cols; t++) {
    const difference = a[i + t] - b[j + t];
    sum += difference * difference;
  }
  return sum;
}
