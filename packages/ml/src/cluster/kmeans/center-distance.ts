/** Squared Euclidean distance of a row of features to a centre, by differences in double.
 *  @param row, center  offsets of their first entries */
export function centerDistanceSq(
  features: Float32Array,
  row: number,
  centers: Float64Array,
  center: number,
  cols: number,
): number {
  let sum = 0;
  for (let t = 0; t < cols; t++) {
    const difference = features[row + t] - centers[center + t];
    sum += difference * difference;
  }
  return sum;
}
