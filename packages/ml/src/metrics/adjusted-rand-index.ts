import { contingency } from "./contingency.ts";

/** Agreement of two partitions of the same n rows, corrected for chance (Hubert and Arabie 1985): 1 when they are the
 *  same up to names, about 0 for unrelated ones, negative below chance. Equals scikit-learn's adjusted_rand_score.
 *  Every value is an ordinary cluster; null without rows.
 *  @throws RangeError when lengths differ. O(n). */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const { n, ofA, ofB, counts } = contingency(a, b);
  if (n === 0) return null;
  const together = pairs(counts);
  const pairsA = pairs(ofA);
  const pairsB = pairs(ofB);
  const all = (n * (n - 1)) / 2;
  const expected = all === 0 ? 0 : (pairsA * pairsB) / all;
  const most = (pairsA + pairsB) / 2;
  // Both partitions are one cluster, or both are all singletons: the same partition.
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
