import type { Range } from "./answer.ts";

const LEVEL = 0.95;

// 0.95 * 20 is 19.000000000000004 in some engines' order of operations: a rank must not be lost to rounding.
const ROUNDING_SLACK = 1e-9;

/** The fewest of n draws that are a share of at least `share`: ceil(share n), at least 1. */
export function rankOf(share: number, n: number): number {
  return Math.min(n, Math.max(1, Math.ceil(share * n - ROUNDING_SLACK)));
}

/** The rank-th smallest value, 1 for the smallest (Hoare 1961). Reorders `values` so that what comes before it is no
 *  larger and what comes after no smaller. O(n) on average.
 *  @param from, to  where it is known to lie, if it is */
export function selectRank(values: Float64Array, rank: number, from = 0, to = values.length - 1): number {
  const k = rank - 1;
  let left = from;
  let right = to;
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
  return isConstant(draws) ? draws[0] : selectRank(draws.slice(), rankOf(share, draws.length));
}

/** Median and central range of the draws, each a draw itself. */
export function rangeOf(draws: Float64Array, level = LEVEL): Range {
  if (isConstant(draws)) return { value: draws[0], low: draws[0], high: draws[0], level };
  const values = draws.slice();
  const middle = rankOf(0.5, values.length);
  const value = selectRank(values, middle);
  const low = selectRank(values, rankOf((1 - level) / 2, values.length), 0, middle - 1);
  const high = selectRank(values, rankOf((1 + level) / 2, values.length), middle - 1);
  return { value, low, high, level };
}

function isConstant(draws: Float64Array): boolean {
  for (let i = 1; i < draws.length; i++) if (draws[i] !== draws[0]) return false;
  return true;
}
