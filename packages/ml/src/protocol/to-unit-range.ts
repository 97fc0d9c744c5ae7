/** Scores brought linearly into 0..1, so that their order, and that of their means, stays: for what asks for probabilities
 *  but only ranks them. Scores that lie there already are given back as they are; NaN stays.
 *  @param lists  scores of one scale, such as the repeats of one experiment. O(n). */
export function toUnitRange(lists: readonly ArrayLike<number>[]): Float64Array[] {
  let [low, high] = [0, 1];
  for (const list of lists)
    for (let i = 0; i < list.length; i++) {
      if (list[i] < low) low = list[i];
      if (list[i] > high) high = list[i];
    }
  // Half of each, as the difference of the two largest numbers is not finite.
  const width = high / 2 - low / 2;
  const scaled = (value: number) => Math.min(1, Math.max(0, (value / 2 - low / 2) / width));
  const isUnit = low === 0 && high === 1;
  return lists.map((list) => Float64Array.from(list, (value) => (isUnit ? value : scaled(value))));
}
