import type { Range } from "./answer.ts";

const LEVEL = 0.95;

// 0.95 * 20 is 19.000000000000004 in some engines' order of operations: a rank must not be lost to rounding.
const ROUNDING_SLACK = 1e-9;

/** The fewest of n draws that are a share of at least `share`: ceil(share n), at least 1. */
export function rankOf(share: number, n: number): number {
  return Math.min(n, Math.max(1, Math.ceil(share * n - ROUNDING_SLACK)));
}

/** The rank-th smallest value, 1 for the smallest (Hoare 1961). Reorders `values`. O(n) on average. */
export function selectRank(values: Float64Array, rank: number): number {
  const k = rank - 1;
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const kept = values[i];
        values[i++] = values[j];
        values[j--] = kept;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k];
}

/** The draw that a share of at least `share` of all draws does not exceed. */
export function quantileOfDraws(draws: Float64Array, share: number): number {
  return selectRank(draws.slice(), rankOf(share, draws.length));
}

/** Median and central range of the draws, each a draw itself. */
export function rangeOf(draws: Float64Array, level = LEVEL): Range {
  const values = draws.slice();
  const [low, value, high] = [(1 - level) / 2, 0.5, (1 + level) / 2].map((share) =>
    selectRank(values, rankOf(share, values.length)),
  );
  return { value, low, high, level };
}
