import type { Matrix } from "../matrix/matrix.ts";
import { clusterMeans, squaredDistancesToMeans } from "../metrics/cluster-means.ts";

/** For each cluster the rows nearest to the mean of its rows, nearest first, at most `count`; ties in order of row.
 *  @param features  n x d
 *  @param labels    n: 0, 1, ...; -1, noise, belongs to nobody
 *  @returns one list for each of 0..highest label, empty for a cluster without rows
 *  @throws RangeError when lengths differ, a label is no cluster or an entry is not finite. O(n d + n log n). */
export function clusterMedoids(features: Matrix, labels: ArrayLike<number>, count = 1): Int32Array[] {
  const distances = squaredDistancesToMeans(features, clusterMeans(features, labels));
  const members: number[][] = [];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (!(Number.isInteger(label) && label >= -1)) throw new RangeError(`cluster ${label} at row ${row}`);
    while (members.length <= label) members.push([]);
    if (label >= 0) members[label].push(row);
  }
  return members.map((rows) =>
    Int32Array.from(rows.sort((a, b) => distances[a] - distances[b] || a - b).slice(0, count)),
  );
}
