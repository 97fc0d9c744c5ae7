import type { Matrix } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { type DistancesFromRow, distancesFromRow } from "../agglomerative/distances-from-row.ts";

/** Distance of each row to the minSamples-th row of its neighbourhood, itself the first: small where rows are dense. */
export async function coreDistances(
  features: Matrix,
  minSamples: number,
  { signal }: Pick<FitTools, "signal">,
): Promise<Float64Array> {
  const { distancesSq } = await nearestNeighbors(features, features, minSamples, { signal });
  return Float64Array.from({ length: features.rows }, (_, row) => Math.sqrt(distancesSq[(row + 1) * minSamples - 1]));
}

/** The largest of two rows' distance and their core distances (Campello et al. 2013, definition 5): rows of sparse
 *  places are pushed away from all others. */
export function mutualReachability(features: Matrix, cores: Float64Array): DistancesFromRow {
  const distances = distancesFromRow(features, "euclidean");
  return async (from, outside, target) => {
    await distances(from, outside, target);
    const own = cores[from];
    for (let at = 0; at < outside.count; at++) target[at] = Math.max(target[at], own, cores[outside.rows[at]]);
  };
}
