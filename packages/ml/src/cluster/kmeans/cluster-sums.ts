import type { Matrix } from "../../matrix/matrix.ts";
import { centerDistanceSq } from "./center-distance.ts";

/** The rows of each cluster, summed and counted in double. */
export type ClusterSums = { sums: Float64Array; counts: Float64Array };

/** Moves the rows whose label changed from one sum to another: late iterations move few. @param before  -1: nowhere yet */
export function moveRows(
  { data, rows, cols }: Matrix,
  before: Int32Array,
  labels: Int32Array,
  { sums, counts }: ClusterSums,
): number {
  let moved = 0;
  for (let i = 0; i < rows; i++) {
    if (labels[i] === before[i]) continue;
    moved++;
    const row = i * cols;
    const to = labels[i] * cols;
    counts[labels[i]]++;
    for (let j = 0; j < cols; j++) sums[to + j] += data[row + j];
    if (before[i] < 0) continue;
    const from = before[i] * cols;
    counts[before[i]]--;
    for (let j = 0; j < cols; j++) sums[from + j] -= data[row + j];
  }
  return moved;
}

/** Mean of each cluster, k x d. An empty cluster takes one of the rows farthest from their centres, farthest first, out
 *  of its cluster, as in scikit-learn; rows that all coincide cannot fill every cluster: what stays empty keeps its centre. */
export function meanCenters(
  features: Matrix,
  labels: Int32Array,
  centers: Float64Array,
  given: ClusterSums,
): Float64Array<ArrayBuffer> {
  const { cols } = features;
  const means = Float64Array.from(given.sums);
  const counts = Float64Array.from(given.counts);
  if (counts.includes(0)) relocateEmpty(features, labels, centers, { sums: means, counts });
  for (let c = 0; c < counts.length; c++) {
    for (let at = c * cols; at < (c + 1) * cols; at++) means[at] = counts[c] > 0 ? means[at] / counts[c] : centers[at];
  }
  return means;
}

function relocateEmpty(
  features: Matrix,
  labels: Int32Array,
  centers: Float64Array,
  { sums, counts }: ClusterSums,
): void {
  const { data, cols } = features;
  const empty = Array.from(counts.keys()).filter((c) => counts[c] === 0);
  for (const [rank, row] of farthestRows(features, labels, centers, empty.length).entries()) {
    const cluster = empty[rank];
    counts[cluster] = 1;
    counts[labels[row]]--;
    for (let j = 0; j < cols; j++) {
      sums[cluster * cols + j] = data[row * cols + j];
      sums[labels[row] * cols + j] -= data[row * cols + j];
    }
  }
}

/** The rows farthest from their centres, farthest first, ties in order of row; none that is its own centre. */
export function farthestRows(
  { data, rows, cols }: Matrix,
  labels: Int32Array,
  centers: Float64Array,
  count: number,
): number[] {
  const distancesSq = Float64Array.from({ length: rows }, (_, i) =>
    centerDistanceSq(data, i * cols, centers, labels[i] * cols, cols),
  );
  const away = Array.from(distancesSq.keys()).filter((row) => distancesSq[row] > 0);
  return away.sort((i, j) => distancesSq[j] - distancesSq[i] || i - j).slice(0, count);
}
