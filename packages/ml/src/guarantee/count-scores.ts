/** How many of the ascending scores lie below x. O(log n). */
export function countBelow(sorted: ArrayLike<number>, x: number): number {
  return partition(sorted, (score) => score < x);
}

/** How many of the ascending scores are x or less. O(log n). */
export function countAtMost(sorted: ArrayLike<number>, x: number): number {
  return partition(sorted, (score) => score <= x);
}

function partition(sorted: ArrayLike<number>, counts: (score: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (counts(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
