import type { Matrix } from "../matrix/matrix.ts";
import { takeTurns } from "../registry/take-turns.ts";
import { unitDistance } from "./feature-distance.ts";
import { wordsDistance } from "./hash-distance.ts";

/** Distances of pairs of different rows, i before j. */
export type ClosePair = { i: number; j: number; hashDistance: number; featureDistance: number };

/** Pairs whose hashes are close, by how many bits they differ and how far their features are apart: entry
 *  (bits, bin) is `counts[bits * FEATURE_BINS + bin]`, bins 1 / 1024 wide. */
export type PairTable = { counts: Float64Array };

export const FEATURE_BINS = 2049;
const BINS_A_UNIT = 1024;

/** Pairs kept at most; beyond, so much is alike that the thresholds tell nothing apart. */
const PAIRS_MAX = 2 ** 21;

/** The bin that holds a distance of two unit rows. */
export function featureBin(distance: number): number {
  return Math.min(FEATURE_BINS - 1, Math.floor(distance * BINS_A_UNIT));
}

/** The middle of a bin. */
export function binDistance(bin: number): number {
  return (bin + 0.5) / BINS_A_UNIT;
}

/** Every pair within both limits, in order of i and j, and a table of all whose hashes are that close or up to
 *  `ringBits` farther. Features are compared only there, and no distance is kept for the rest.
 *  @param words  of hashWords, n rows
 *  @param units  n x d, of unitFeatures
 *  @returns pairs null when there are more than 2 million
 *  O(n^2) comparisons of 64 bits, O(d) for each close one (measured: 5.5 s for 20,000 rows of 512); memory O(pairs). */
export async function closePairs(
  words: Int32Array,
  units: Matrix,
  limits: { bits: number; featureDistance: number },
  ringBits: number,
  signal?: AbortSignal,
): Promise<{ pairs: ClosePair[] | null; table: PairTable }> {
  const counts = new Float64Array((limits.bits + ringBits + 1) * FEATURE_BINS);
  let pairs: ClosePair[] | null = [];
  const turn = takeTurns(signal);
  for (let i = 0; i < units.rows; i++) {
    let compared = 0;
    for (let j = i + 1; j < units.rows; j++) {
      const hashDistance = wordsDistance(words, i, j);
      if (hashDistance > limits.bits + ringBits) continue;
      const featureDistance = unitDistance(units, i, j);
      compared++;
      counts[hashDistance * FEATURE_BINS + featureBin(featureDistance)]++;
      if (hashDistance > limits.bits || featureDistance > limits.featureDistance || pairs === null) continue;
      pairs.push({ i, j, hashDistance, featureDistance });
      if (pairs.length > PAIRS_MAX) pairs = null;
    }
    await turn(4 * (units.rows - i) + compared * units.cols);
  }
  return { pairs, table: { counts } };
}
