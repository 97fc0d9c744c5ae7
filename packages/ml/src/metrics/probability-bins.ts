import { isProbability } from "./is-probability.ts";

/** Equal-width bins of 0..1, their lower edges closed; the last holds 1 too. */
export const BINS = 10;

/** Bin of each probability, n: 0..nBins - 1.
 *  @throws RangeError naming the first probability outside 0..1, or when nBins is not a whole number of at least 1 */
export function probabilityBins(probabilities: ArrayLike<number>, nBins: number): Int32Array {
  if (!(Number.isInteger(nBins) && nBins >= 1)) throw new RangeError(`nBins is ${nBins}, at least 1 is needed`);
  return Int32Array.from({ length: probabilities.length }, (_, i) => {
    const p = probabilities[i];
    if (!isProbability(p)) throw new RangeError(`probability ${p} at row ${i} is outside 0..1`);
    return Math.max(0, Math.min(nBins - 1, Math.floor(p * nBins)));
  });
}
