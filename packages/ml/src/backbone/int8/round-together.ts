/** Whole numbers beside the given ones, most of them the nearest, a few the second nearest: chosen so that the errors of a row
 *  add up to half a step at most, and those of each of its kernels to hardly more. What a kernel lies on is much the same from
 *  pixel to pixel, so that the error of its sum is mostly the sum of its errors. After Guo et al. 2022 (SQuant).
 *  @param values      a row: kernels of `kernelArea` one after the other
 *  @param limit       no whole number is further from 0
 *  @returns as many whole numbers
 *  O(row log kernelArea), deterministic. */
export function roundTogether(values: Float64Array, kernelArea: number, limit: number): Int8Array {
  const levels = Int8Array.from(values, (value) => Math.max(-limit, Math.min(limit, Math.round(value))));
  const errors = Float64Array.from(levels, (level, i) => level - values[i]);

  /** Take the other neighbour of those of these numbers that lie furthest to one side.
   *  @returns the sum of errors that is left */
  function balance(places: readonly number[], sum: number): number {
    const side = Math.sign(sum);
    const furthest = places
      .filter((i) => side * errors[i] > 0 && Math.abs(levels[i] - side) <= limit)
      .sort((a, b) => side * (errors[b] - errors[a]) || a - b)
      .slice(0, Math.round(Math.abs(sum)));
    for (const i of furthest) {
      levels[i] -= side;
      errors[i] -= side;
    }
    return sum - side * furthest.length;
  }

  const kernels = Array.from({ length: values.length / kernelArea }, (_, kernel) => {
    const places = Array.from({ length: kernelArea }, (_, i) => kernel * kernelArea + i);
    const sum = places.reduce((total, i) => total + errors[i], 0);
    return { places, left: balance(places, sum) };
  });
  const total = kernels.reduce((sum, { left }) => sum + left, 0);
  const side = Math.sign(total);
  // At most one more of a kernel, of those whose own errors lean to that side most.
  const furthestOf = (places: readonly number[]) =>
    places.reduce((most, i) => (side * errors[i] > side * errors[most] ? i : most));
  const leaning = kernels
    .filter(({ left }) => side * left > 0)
    .sort((a, b) => side * (b.left - a.left))
    .map(({ places }) => furthestOf(places));
  balance(leaning, total);
  return levels;
}
