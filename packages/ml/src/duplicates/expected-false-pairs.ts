import { binDistance, FEATURE_BINS, featureBin, type PairTable } from "./close-pairs.ts";

/** Different pictures nearest to the limits, by which the density there is judged. */
const NEAREST = 200;
/** Fewer say nothing. */
const NEAREST_MIN = 10;
/** Pairs whose hashes differ by more than the limit, up to so many bits more, are taken for different pictures. */
export const RING_BITS = 4;
/** Even along a line of pictures, each a little unlike the last, pairs grow in number as the distance. */
const DIMENSION_MIN = 1;
const BIN_WIDTH = binDistance(1) - binDistance(0);

/** How many pairs of different pictures are expected within both limits.
 *  They cannot be counted there, among the true copies. But the number of pairs within a distance r of points that fill a
 *  space of dimension D grows as r^D (Grassberger and Procaccia 1983). D is fitted, by maximum likelihood, where the
 *  hashes say that pictures differ: a little beyond the limit of bits. The level is counted where the features say so:
 *  the 200 pairs nearest beyond `beyond`, which copies do not reach. The law is continued inwards from there. Copies that
 *  lie farther out after all, mirrored or more strongly altered ones, make the figure too large.
 *  @param table   up to limits.bits + RING_BITS
 *  @param beyond  at least the feature limit
 *  O(bits x bins), deterministic. */
export function expectedFalsePairs(
  table: PairTable,
  limits: { bits: number; featureDistance: number },
  beyond: number,
): number {
  const level = nearestBeyond(table, 0, limits.bits, beyond);
  // As if they, and one more, were spread evenly over the distances 0 to 2.
  if (level.n < NEAREST_MIN) return ((level.n + 1) * limits.featureDistance) / 2;
  const ring = nearestBeyond(table, limits.bits + 1, limits.bits + RING_BITS, beyond);
  const dimension =
    ring.n < NEAREST_MIN
      ? DIMENSION_MIN
      : fitDimension(Math.log(ring.far) - ring.meanLog, Math.log(ring.far / ring.near));
  const share = (limits.featureDistance / level.far) ** dimension;
  return (level.n * share) / -Math.expm1(dimension * Math.log(level.near / level.far));
}

type Nearest = { n: number; near: number; far: number; meanLog: number };

/** The nearest pairs with these bits beyond a distance: at least NEAREST, if there are as many; the last bin is whole. */
function nearestBeyond({ counts }: PairTable, bitsMin: number, bitsMax: number, beyond: number): Nearest {
  const first = featureBin(beyond) + 1;
  let [n, sumLog, last] = [0, 0, first];
  for (let bin = first; bin < FEATURE_BINS && n < NEAREST; bin++) {
    for (let bits = bitsMin; bits <= bitsMax; bits++) {
      const count = counts[bits * FEATURE_BINS + bin];
      if (count === 0) continue;
      n += count;
      sumLog += count * Math.log(binDistance(bin));
      last = bin;
    }
  }
  return { n, near: binDistance(first) - BIN_WIDTH / 2, far: binDistance(last) + BIN_WIDTH / 2, meanLog: sumLog / n };
}

/** The D at which a power law cut off at both ends, density r^(D - 1), has this mean of ln(far / r).
 *  @param range  ln(far / near) */
function fitDimension(meanLog: number, range: number): number {
  const expected = (dimension: number) => 1 / dimension - range / Math.expm1(dimension * range);
  // The mean falls as D grows; bisection in ln D.
  let [low, high] = [DIMENSION_MIN, 1e3];
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (expected(middle) > meanLog) low = middle;
    else high = middle;
  }
  return low;
}
