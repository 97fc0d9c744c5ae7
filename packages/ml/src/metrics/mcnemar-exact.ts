import { regularisedBeta } from "./regularised-beta.ts";

/** Two-sided p-value that two classifiers err equally often on the same rows, from the rows where one alone is right
 *  (McNemar 1947; the exact binomial form). 1 when there is none: nothing tells them apart. The rows must be
 *  independent: count families, not their copies.
 *  @param b  rows that the first alone has right
 *  @param c  rows that the second alone has right
 *  @throws RangeError unless both are whole numbers of at least 0 */
export function mcnemarExact(b: number, c: number): number {
  if (![b, c].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError(`the counts are ${b} and ${c}`);
  if (b === c) return 1;
  const [fewer, more] = [Math.min(b, c), Math.max(b, c)];
  // P(X <= fewer) of a binomial of b + c draws at one half.
  return Math.min(1, 2 * regularisedBeta(0.5, more, fewer + 1));
}
