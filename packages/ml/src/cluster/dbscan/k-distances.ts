import type { Matrix } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";

/** The k-distance curve, from which DBSCAN's eps is read. */
export type KDistances = {
  k: number;
  /** n, ascending: Euclidean distance of each row to the k-th row of its neighbourhood, itself the first. With k =
   *  minSamples, entry i is the smallest eps at which i + 1 rows are core samples. */
  distances: Float64Array;
  /** Where the curve turns upwards; null when it does not: all equal, or never below its chord. */
  knee: { index: number; distance: number } | null;
};

/** Rows inside clusters have near neighbours and noise has not, so the sorted distances are flat and then steep (Ester
 *  et al. 1996, section 4.2). The knee suggested is the point farthest below the chord from the first to the last,
 *  both axes scaled to 0..1 (Kneedle without smoothing, Satopaa et al. 2011): a suggestion, to be looked at.
 *  @param features  n x d
 *  @throws RangeError when k is not in 1..n or an entry is not finite
 *  O(n^2 d), deterministic. */
export async function kDistances(features: Matrix, k: number): Promise<KDistances> {
  const neighbors = await nearestNeighbors(features, features, k);
  const distances = Float64Array.from({ length: features.rows }, (_, row) =>
    Math.sqrt(neighbors.distancesSq[row * k + k - 1]),
  ).sort();
  return { k, distances, knee: findKnee(distances) };
}

function findKnee(ascending: Float64Array): KDistances["knee"] {
  const last = ascending.length - 1;
  const rise = ascending[last] - ascending[0];
  if (!(rise > 0)) return null;
  let index = -1;
  // Rounding may leave a straight line 1e-17 below its own chord.
  let farthest = 1e-9;
  ascending.forEach((distance, at) => {
    const below = at / last - (distance - ascending[0]) / rise;
    if (below > farthest) {
      farthest = below;
      index = at;
    }
  });
  return index === -1 ? null : { index, distance: ascending[index] };
}
