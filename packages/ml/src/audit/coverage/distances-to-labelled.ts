import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { labelledRows } from "../../protocol/labels.ts";
import type { FitTools } from "../../registry/fit-tools.ts";

export type DistancesToLabelled = {
  /** n: Euclidean distance to the nearest labelled row of another family; Infinity where there is none. */
  distances: Float64Array;
  /** n: that row, the first of equally near ones; -1 where there is none. */
  nearest: Int32Array;
};

/** How far each row is from the labels of other families.
 *  @param features  n x d
 *  @param labels    n: -1 for a row without a label
 *  @param groups    n: family of each row
 *  O(n m d) for m labelled rows, at the rate of a product. */
export async function distancesToLabelled(
  features: Matrix,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  tools: Pick<FitTools, "onProgress" | "signal">,
): Promise<DistancesToLabelled> {
  const n = features.rows;
  const distances = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const nearest = new Int32Array(n).fill(-1);
  const labelled = labelledRows(labels);
  if (labelled.length === 0) return { distances, nearest };
  const sizes = new Map<number, number>();
  for (const row of labelled) sizes.set(groups[row], (sizes.get(groups[row]) ?? 0) + 1);
  // Were all of a row's own family nearer, the next would be of another.
  const k = Math.min(labelled.length, 1 + Math.max(...sizes.values()));
  const found = await nearestNeighbors(features, takeRows(features, labelled), k, tools);
  for (let row = 0; row < n; row++) {
    for (let slot = row * k; slot < (row + 1) * k; slot++) {
      const other = labelled[found.indices[slot]];
      if (groups[other] === groups[row]) continue;
      distances[row] = Math.sqrt(found.distancesSq[slot]);
      nearest[row] = other;
      break;
    }
  }
  return { distances, nearest };
}
