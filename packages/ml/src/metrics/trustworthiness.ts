import { centreRows, columnMeans } from "../matrix/centred-rows.ts";
import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { blockRows, distanceBlock } from "../matrix/pairwise-distances.ts";
import { otherNeighbors } from "../neighbors/other-neighbors.ts";
import type { FitTools } from "../registry/fit-tools.ts";

/** How far the neighbours on a map are neighbours in truth, 0..1: each of a row's nNeighbors on the map costs the places
 *  by which it lies beyond the first nNeighbors in the features; equal distances rank in order of index.
 *  @param features  n x d
 *  @param embedded  n x c, the same rows on the map
 *  @throws RangeError when nNeighbors is not in 1 .. n / 2 (excluded), rows differ or an entry is not finite
 *  O(n^2 d) at the rate of a product, memory of one block of distances. Venna and Kaski 2001; scikit-learn
 *  trustworthiness. */
export async function trustworthiness(
  features: Matrix,
  embedded: Matrix,
  nNeighbors = 5,
  tools: Pick<FitTools, "signal"> = {},
): Promise<number> {
  checkFeatures(features);
  const { rows: n } = features;
  if (embedded.rows !== n) throw new RangeError(`embedded has ${embedded.rows} rows, features has ${n}`);
  if (!Number.isInteger(nNeighbors) || nNeighbors < 1 || nNeighbors >= n / 2)
    throw new RangeError(`nNeighbors is ${nNeighbors}, it must be a whole number from 1 to below n / 2 = ${n / 2}`);
  const onMap = await otherNeighbors(embedded, nNeighbors, tools);
  const rows = centreRows(features, columnMeans(features));
  const step = blockRows(n);
  let excess = 0;
  for (let from = 0; from < n; from += step) {
    tools.signal?.throwIfAborted();
    const to = Math.min(n, from + step);
    const { data } = await distanceBlock(rows, from, to, rows, 0, n);
    for (let i = from; i < to; i++) {
      const distances = data.subarray((i - from) * n, (i - from + 1) * n);
      for (let slot = 0; slot < nNeighbors; slot++) {
        const rank = rankOf(distances, i, onMap.indices[i * nNeighbors + slot]);
        excess += Math.max(0, rank - nNeighbors);
      }
    }
  }
  return 1 - (2 * excess) / (n * nNeighbors * (2 * n - 3 * nNeighbors - 1));
}

/** Place of `other` among the rows that are not `self`, from 1. */
function rankOf(distances: Float64Array, self: number, other: number): number {
  const limit = distances[other];
  let nearer = 0;
  for (let j = 0; j < other; j++) if (distances[j] <= limit) nearer++;
  for (let j = other + 1; j < distances.length; j++) if (distances[j] < limit) nearer++;
  // The row itself is at 0, counted above unless `other` is a duplicate that stands before it.
  const counted = self < other ? distances[self] <= limit : distances[self] < limit;
  return nearer - (counted ? 1 : 0) + 1;
}
