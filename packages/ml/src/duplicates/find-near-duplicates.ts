import { checkFeatures } from "../matrix/check-features.ts";
import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { keyOrder } from "../protocol/order-by-key.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import {
  type CopyDistances,
  chooseThresholds,
  type DuplicateThresholds,
  type ThresholdParams,
  widestLimits,
} from "./choose-thresholds.ts";
import { closePairs } from "./close-pairs.ts";
import { RING_BITS } from "./expected-false-pairs.ts";
import { unitFeatures } from "./feature-distance.ts";
import { hashWords } from "./hash-distance.ts";
import { joinFamilies, joinPairs, type Readings } from "./join-families.ts";

export type NearDuplicateInput = {
  /** n: perceptual hashes. */
  hashes: readonly string[];
  /** n x d: embeddings; compared by direction (see featureDistance). */
  features: Matrix;
  /** n: names of the rows by their content, each once. They order everything, so that the rows' order does not matter. */
  keys: readonly string[];
  /** Distances that altered copies of a sample of these images have from their originals, in the same measures. */
  copies: CopyDistances;
  /** What a reader said of pairs of rows; of two readings of one pair the later counts. */
  reviewed?: readonly { a: number; b: number; same: boolean }[];
};

export type NearDuplicateParams = Partial<ThresholdParams>;

/** One picture, twice. The key of row a comes before that of row b. */
export type DuplicatePair = {
  a: number;
  b: number;
  hashDistance: number;
  featureDistance: number;
  origin: "FOUND" | "REVIEWED";
};

export type NearDuplicates = {
  /** Closest first: by bits, then by features, then by keys. */
  pairs: DuplicatePair[];
  thresholds: DuplicateThresholds;
  /** n: rows joined by pairs, directly or through others, share a number; numbered in the order of their first key. */
  families: Int32Array;
  /** Families with two members farther apart than twice a threshold, or that a reader told apart: joined through others,
   *  and worth a look. */
  looseFamilies: number[];
};

/** From the farthest copy of the sample downwards: a copy missed is trained on and tested on, which costs more than two
 *  pictures kept together. */
export const NEAR_DUPLICATE_DEFAULTS = { quantile: 1, quantileMin: 0.5, falsePairsPerRow: 0.005 };

/** Pictures that are there more than once: saved again, resized, trimmed, mirrored. A pair needs both a close perceptual
 *  hash and close embeddings; the thresholds are the widest that altered copies of the set's own images call for and that
 *  keep the expected number of different pictures joined by chance within falsePairsMax (by default one, or one for 200
 *  rows). Readings overrule the distances: a pair read as the same is one at any distance, a pair read as different is
 *  none.
 *  A loose family stays joined: a family torn apart lets a picture be trained on and tested on, one too large only costs
 *  a little precision.
 *  @throws RangeError when lengths differ, a hash, a distance, a quantile or a reviewed row is none, or a key is there
 *  twice; the signal's reason when aborted
 *  O(n^2) comparisons of 64 bits, memory O(n d + pairs); deterministic, the same for any order of the rows. */
export async function findNearDuplicates(
  input: NearDuplicateInput,
  params: NearDuplicateParams = {},
  { signal }: Pick<FitTools, "signal"> = {},
): Promise<NearDuplicates> {
  checkInput(input);
  const n = input.features.rows;
  const { quantile = NEAR_DUPLICATE_DEFAULTS.quantile, quantileMin = NEAR_DUPLICATE_DEFAULTS.quantileMin } = params;
  const falsePairsMax = params.falsePairsMax ?? Math.max(1, NEAR_DUPLICATE_DEFAULTS.falsePairsPerRow * n);
  if (!(quantileMin > 0 && quantileMin <= quantile && quantile <= 1))
    throw new RangeError(`quantiles ${quantileMin} to ${quantile}, they must lie in (0, 1], the least first`);
  if (!(falsePairsMax >= 0)) throw new RangeError(`falsePairsMax is ${falsePairsMax}, it cannot be below 0`);
  const order = keyOrder(input.keys);
  const words = hashWords(Array.from(order, (row) => input.hashes[row]));
  const units = unitFeatures(takeRows(input.features, order));
  const close = await closePairs(words, units, widestLimits(input.copies, quantile), RING_BITS, signal);
  const chosen = chooseThresholds(close.table, input.copies, { quantile, quantileMin, falsePairsMax });
  const thresholds = close.pairs ? chosen : { ...chosen, ...NOTHING_FOUND };
  const measured = { words, units, thresholds };
  const readings = readingsOf(input, order);
  const joined = joinPairs(close.pairs ?? [], readings, measured);
  const { families, looseFamilies } = joinFamilies(joined, readings, measured);
  const inRows = new Int32Array(n);
  order.forEach((row, at) => {
    inRows[row] = families[at];
  });
  const pairs = joined.map(({ i, j, ...pair }) => ({ a: order[i], b: order[j], ...pair }));
  return { pairs, thresholds, families: inRows, looseFamilies };
}

const NOTHING_FOUND = { hashBits: null, featureDistance: null, quantile: null, copiesFound: null, separable: false };

function checkInput({ hashes, features, keys, copies, reviewed = [] }: NearDuplicateInput): void {
  checkFeatures(features);
  const n = features.rows;
  if (hashes.length !== n || keys.length !== n)
    throw new RangeError(`features has ${n} rows, there are ${hashes.length} hashes and ${keys.length} keys`);
  if (new Set(keys).size !== n) throw new RangeError(`${n} rows have ${new Set(keys).size} different keys`);
  const { hashDistances, featureDistances } = copies;
  if (hashDistances.length !== featureDistances.length)
    throw new RangeError(`copies have ${hashDistances.length} hash and ${featureDistances.length} feature distances`);
  for (const bits of hashDistances)
    if (!(Number.isInteger(bits) && bits >= 0 && bits <= 64)) throw new RangeError(`${bits} is no number of bits`);
  for (const distance of featureDistances)
    if (!(distance >= 0 && distance <= 2 + 1e-6)) throw new RangeError(`${distance} is no distance of directions`);
  for (const { a, b } of reviewed)
    if (!(Number.isInteger(a) && Number.isInteger(b) && a >= 0 && b >= 0 && a < n && b < n && a !== b))
      throw new RangeError(`rows ${a} and ${b} of ${n} are reviewed, they must be two`);
}

function readingsOf({ reviewed = [] }: NearDuplicateInput, order: Int32Array): Readings {
  const placeOf = new Int32Array(order.length);
  order.forEach((row, at) => {
    placeOf[row] = at;
  });
  const readings: Readings = new Map();
  for (const { a, b, same } of reviewed) {
    const i = Math.min(placeOf[a], placeOf[b]);
    const j = Math.max(placeOf[a], placeOf[b]);
    readings.set(i * order.length + j, { i, j, same });
  }
  return readings;
}
