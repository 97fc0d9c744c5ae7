/** The never-falling sequence nearest to `values` in weighted squares: neighbours that fall are pooled into their
 *  weighted mean until none is left.
 *  @param weights  n: positive
 *  @returns n. O(n). Ayer et al. 1955. */
export function poolAdjacentViolators(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const n = values.length;
  const sums = new Float64Array(n);
  const masses = new Float64Array(n);
  const ends = new Int32Array(n);
  let blocks = 0;
  for (let i = 0; i < n; i++) {
    sums[blocks] = values[i] * weights[i];
    masses[blocks] = weights[i];
    ends[blocks] = i + 1;
    blocks++;
    while (blocks > 1 && sums[blocks - 2] / masses[blocks - 2] >= sums[blocks - 1] / masses[blocks - 1]) {
      blocks--;
      sums[blocks - 1] += sums[blocks];
      masses[blocks - 1] += masses[blocks];
      ends[blocks - 1] = ends[blocks];
    }
  }
  const fitted = new Float64Array(n);
  for (let block = 0; block < blocks; block++) {
    fitted.fill(sums[block] / masses[block], block === 0 ? 0 : ends[block - 1], ends[block]);
  }
  return fitted;
}
