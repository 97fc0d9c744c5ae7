/** Agreement of two partitions of the same n rows, corrected for chance (Hubert and Arabie 1985): 1 when they are the
 *  same up to names, about 0 for unrelated ones, negative below chance. Equals scikit-learn's adjusted_rand_score.
 *  Every value is an ordinary cluster; null without rows.
 *  @throws RangeError when lengths differ. O(n). */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  if (a.length !== b.length) throw new RangeError(`the partitions have ${a.length} and ${b.length} entries`);
  const n = a.length;
  if (n === 0) return null;
  const cells = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const cell = `${a[i]},${b[i]}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    ofA.set(a[i], (ofA.get(a[i]) ?? 0) + 1);
    ofB.set(b[i], (ofB.get(b[i]) ?? 0) + 1);
  }
  const together = pairs(cells.values());
  const pairsA = pairs(ofA.values());
  const pairsB = pairs(ofB.values());
  const all = (n * (n - 1)) / 2;
  const expected = all === 0 ? 0 : (pairsA * pairsB) / all;
  const most = (pairsA + pairsB) / 2;
  // Both partitions are one cluster, or both are all singletons: the same partition.
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
