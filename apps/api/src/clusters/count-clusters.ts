export type ClusterCounts = { index: number; size: number; labelledNormal: number; labelledCancer: number };

/** int32 cluster of each distinct image, in matrix order. */
export function assignmentsOf(clustering: { assignments: Uint8Array }): Int32Array {
  // A copy, so that the view is aligned whatever buffer the bytes came in.
  return new Int32Array(clustering.assignments.slice().buffer);
}

/** Members and labels of each cluster, in one pass; noise (-1) counts for none.
 *  @param labels  of the distinct images in matrix order: 0 normal, 1 cancer, anything else unlabelled */
export function countClusters(
  clustering: { assignments: Uint8Array; nClusters: number },
  labels: readonly (number | null)[],
): ClusterCounts[] {
  const counts = Array.from({ length: clustering.nClusters }, (_, index) => ({
    index,
    size: 0,
    labelledNormal: 0,
    labelledCancer: 0,
  }));
  assignmentsOf(clustering).forEach((cluster, position) => {
    const count = counts[cluster];
    // Noise, -1, is in no cluster.
    if (!count) return;
    count.size++;
    if (labels[position] === 0) count.labelledNormal++;
    if (labels[position] === 1) count.labelledCancer++;
  });
  return counts;
}
