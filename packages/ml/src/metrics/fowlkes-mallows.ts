import { contingency } from "./contingency.ts";

/** Geometric mean of precision and recall over pairs of rows, 0..1 (Fowlkes and Mallows 1983): of the pairs that one
 *  partition puts together, the share that the other does too. 0 when no pair is together in both. Equals scikit-learn's
 *  fowlkes_mallows_score. Every value is an ordinary cluster; null without rows.
 *  @throws RangeError when lengths differ. O(n). */
export function fowlkesMallows(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const { n, ofA, ofB, counts } = contingency(a, b);
  if (n === 0) return null;
  const together = orderedPairs(counts, n);
  if (together === 0) return 0;
  return Math.sqrt(together / orderedPairs(ofA, n)) * Math.sqrt(together / orderedPairs(ofB, n));
}

function orderedPairs(counts: Float64Array, n: number): number {
  let sum = -n;
  for (const count of counts) sum += count * count;
  return sum;
}
