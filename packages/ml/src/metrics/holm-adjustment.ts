/** p-values adjusted for their number (Holm 1979): rejecting those below a level keeps the chance of any false
 *  rejection below it, whatever their dependence.
 *  @param pValues  m, 0..1
 *  @returns m, in the order given
 *  @throws RangeError naming the first p-value outside 0..1. O(m log m). */
export function holmAdjustment(pValues: ArrayLike<number>): Float64Array {
  const m = pValues.length;
  for (let i = 0; i < m; i++)
    if (!(pValues[i] >= 0 && pValues[i] <= 1)) throw new RangeError(`p-value ${pValues[i]} at ${i} is outside 0..1`);
  const order = Array.from({ length: m }, (_, i) => i).sort((i, j) => pValues[i] - pValues[j]);
  const adjusted = new Float64Array(m);
  let largest = 0;
  order.forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, (m - rank) * pValues[i]));
    adjusted[i] = largest;
  });
  return adjusted;
}
