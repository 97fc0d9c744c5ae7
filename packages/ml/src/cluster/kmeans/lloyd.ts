import { squaredDistances } from "../../matrix/squared-distances.ts";

/** Mean of each column, and the mean over columns of the population variance. */
export function columnMoments(x: Float64Array, n: number, d: number): { mean: Float64Array; meanVariance: number } {
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j] += x[i * d + j];
  for (let j = 0; j < d; j++) mean[j] /= n;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) sum += (x[i * d + j] - mean[j]) ** 2;
  return { mean, meanVariance: sum / (n * d) };
}

/** Lloyd's iterations from given centres. Stops when no label changes, or when the squared shift of the centres is at
 *  most `shiftSqMax`; in the second case labels are assigned once more, so that they match the centres. */
export function lloyd(
  x: Float64Array,
  n: number,
  d: number,
  first: Float64Array,
  k: number,
  maxIter: number,
  shiftSqMax: number,
): { centers: Float64Array; labels: Int32Array; inertia: number; nIter: number } {
  let centers = first;
  let labels = new Int32Array(n).fill(-1);
  let assigned = assign(x, n, d, centers, k);
  let nIter = 0;
  let settled = false;
  while (nIter < maxIter && !settled) {
    nIter++;
    const next = meanCenters(x, n, d, centers, k, assigned.labels, assigned.distancesSq);
    settled = assigned.labels.every((label, i) => label === labels[i]);
    const shiftSq = next.reduce((sum, value, at) => sum + (value - centers[at]) ** 2, 0);
    labels = assigned.labels;
    centers = next;
    assigned = assign(x, n, d, centers, k);
    if (shiftSq <= shiftSqMax) break;
  }
  const inertia = assigned.distancesSq.reduce((sum, value) => sum + value, 0);
  return { centers, labels: assigned.labels, inertia, nIter };
}

type Assignment = { labels: Int32Array<ArrayBuffer>; distancesSq: Float64Array };

function assign(x: Float64Array, n: number, d: number, centers: Float64Array, k: number): Assignment {
  const labels = new Int32Array(n);
  const distancesSq = new Float64Array(n);
  const toCenters = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    squaredDistances(x, i * d, centers, d, 0, k, toCenters);
    let nearest = 0;
    for (let c = 1; c < k; c++) if (toCenters[c] < toCenters[nearest]) nearest = c;
    labels[i] = nearest;
    distancesSq[i] = toCenters[nearest];
  }
  return { labels, distancesSq };
}

function meanCenters(
  x: Float64Array,
  n: number,
  d: number,
  before: Float64Array,
  k: number,
  labels: Int32Array,
  distancesSq: Float64Array,
): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(k * d);
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const at = labels[i] * d;
    counts[labels[i]]++;
    for (let j = 0; j < d; j++) sums[at + j] += x[i * d + j];
  }
  relocateEmpty(x, d, sums, counts, labels, distancesSq);
  for (let c = 0; c < k; c++) {
    // Rows that all coincide cannot fill every cluster: what stays empty keeps its centre.
    for (let j = 0; j < d; j++) sums[c * d + j] = counts[c] > 0 ? sums[c * d + j] / counts[c] : before[c * d + j];
  }
  return sums;
}

/** Each empty cluster takes one of the rows farthest from their centres, farthest first. */
function relocateEmpty(
  x: Float64Array,
  d: number,
  sums: Float64Array,
  counts: Float64Array,
  labels: Int32Array,
  distancesSq: Float64Array,
): void {
  const empty = Array.from(counts.keys()).filter((c) => counts[c] === 0);
  if (empty.length === 0) return;
  const farthest = Array.from(distancesSq.keys()).sort((i, j) => distancesSq[j] - distancesSq[i] || i - j);
  empty.forEach((cluster, rank) => {
    const row = farthest[rank];
    if (distancesSq[row] === 0) return;
    counts[cluster] = 1;
    counts[labels[row]]--;
    for (let j = 0; j < d; j++) {
      sums[cluster * d + j] = x[row * d + j];
      sums[labels[row] * d + j] -= x[row * d + j];
    }
  });
}
