/** Probability that a random row of class 1 scores above one of class 0, rows drawn in proportion to their weights, a
 *  tie counting one half; null when a class weighs nothing.
 *  @param order    n: rows in ascending order of score, as `Float64Array` sorts
 *  @param scores   n
 *  @param classes  n: 0 or 1
 *  @param weights  n, non-negative. O(n). */
export function weightedRocAuc(
  order: Int32Array,
  scores: Float64Array,
  classes: Uint8Array,
  weights: Float64Array,
): number | null {
  let [below, above, pairs] = [0, 0, 0];
  for (let start = 0; start < order.length; ) {
    let end = start;
    let [zeros, ones] = [0, 0];
    for (; end < order.length && scores[order[end]] === scores[order[start]]; end++) {
      const row = order[end];
      if (classes[row] === 1) ones += weights[row];
      else zeros += weights[row];
    }
    pairs += ones * (below + zeros / 2);
    below += zeros;
    above += ones;
    start = end;
  }
  return below > 0 && above > 0 ? pairs / (below * above) : null;
}

/** Rows in ascending order of score. */
export function scoreOrder(scores: Float64Array): Int32Array {
  return Int32Array.from(scores.keys()).sort((i, j) => scores[i] - scores[j] || i - j);
}
