import { percentile } from "../metrics/percentile.ts";
import type { PairTable } from "./close-pairs.ts";
import { expectedFalsePairs } from "./expected-false-pairs.ts";

/** Distances of altered copies to their originals, entry by entry. */
export type CopyDistances = { hashDistances: readonly number[]; featureDistances: readonly number[] };

/** What counts as the same picture again, and how well founded that is. */
export type DuplicateThresholds = {
  /** Bits and feature distance up to which a pair is one; null when the set's pictures cannot be told apart that way. */
  hashBits: number | null;
  featureDistance: number | null;
  /** Both are this quantile of the copies' distances; null when not separable. */
  quantile: number | null;
  nCopies: number;
  /** Share of the copies within both; null when not separable. */
  copiesFound: number | null;
  /** Pairs of different pictures expected within both; when not separable, within the tightest tried. */
  expectedFalsePairs: number | null;
  falsePairsMax: number;
  separable: boolean;
};

export type ThresholdParams = {
  /** Quantile of the copies' distances to begin with, and the least to accept. */
  quantile: number;
  quantileMin: number;
  /** Pairs of different pictures that may be expected within the thresholds. */
  falsePairsMax: number;
};

const STEP = 0.01;
/** Copies hardly reach this much farther than the farthest of a sample. */
const COPY_REACH = 1.25;

/** The widest limits that may be asked for: what closePairs must look at. */
export function widestLimits(copies: CopyDistances, quantile: number): { bits: number; featureDistance: number } {
  return limitsAt(sortedDistances(copies), quantile);
}

/** Where copies and different pictures part: from the starting quantile of the copies' distances downwards, the first at
 *  which few enough different pictures are expected within. When even the least quantile has more, nothing is found by
 *  distance, rather than everything merged.
 *  @param table  of closePairs, within the widest limits
 *  Deterministic. */
export function chooseThresholds(
  table: PairTable,
  copies: CopyDistances,
  params: ThresholdParams,
): DuplicateThresholds {
  const sorted = sortedDistances(copies);
  const nCopies = copies.hashDistances.length;
  const { falsePairsMax } = params;
  const none = { hashBits: null, featureDistance: null, quantile: null, copiesFound: null };
  if (nCopies === 0) return { ...none, nCopies, expectedFalsePairs: null, falsePairsMax, separable: false };
  const beyond = COPY_REACH * percentile(sorted.features, 1);
  const steps = Math.floor((params.quantile - params.quantileMin) / STEP + 1e-9);
  let expected = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= steps; step++) {
    const quantile = params.quantile - step * STEP;
    const limits = limitsAt(sorted, quantile);
    expected = expectedFalsePairs(table, limits, beyond);
    if (expected > falsePairsMax) continue;
    return {
      hashBits: limits.bits,
      featureDistance: limits.featureDistance,
      quantile: Math.round(quantile * 1e6) / 1e6,
      nCopies,
      copiesFound: shareWithin(copies, limits),
      expectedFalsePairs: expected,
      falsePairsMax,
      separable: true,
    };
  }
  return { ...none, nCopies, expectedFalsePairs: expected, falsePairsMax, separable: false };
}

type Sorted = { hashes: Float64Array; features: Float64Array };

function sortedDistances({ hashDistances, featureDistances }: CopyDistances): Sorted {
  return { hashes: Float64Array.from(hashDistances).sort(), features: Float64Array.from(featureDistances).sort() };
}

function limitsAt({ hashes, features }: Sorted, quantile: number): { bits: number; featureDistance: number } {
  if (hashes.length === 0) return { bits: 0, featureDistance: 0 };
  // A quantile between two whole numbers of bits takes the larger: the smaller would lose the copies at it.
  return { bits: Math.ceil(percentile(hashes, quantile)), featureDistance: percentile(features, quantile) };
}

function shareWithin(copies: CopyDistances, limits: { bits: number; featureDistance: number }): number {
  const within = copies.hashDistances.filter(
    (bits, at) => bits <= limits.bits && copies.featureDistances[at] <= limits.featureDistance,
  );
  return within.length / copies.hashDistances.length;
}
