import type { Matrix } from "../../matrix/matrix.ts";
import type { AssignableRows } from "./assignable-rows.ts";
import { centerDistanceSq } from "./center-distance.ts";
import { meanCenters, moveRows } from "./cluster-sums.ts";
import { nearestCenters } from "./nearest-centers.ts";

export type Partition = { centers: Float64Array; labels: Int32Array; inertia: number; nIter: number };

/** Lloyd's iterations from given centres (k x d). Stops when no label changes, or when the squared shift of the centres
 *  is at most `shiftSqMax`; labels are those of the centres returned. */
export async function lloyd(
  rows: AssignableRows,
  first: Float64Array,
  maxIter: number,
  shiftSqMax: number,
  signal?: AbortSignal,
): Promise<Partition> {
  const { features } = rows;
  const sums = { sums: new Float64Array(first.length), counts: new Float64Array(first.length / features.cols) };
  let centers = first;
  let before = new Int32Array(features.rows).fill(-1);
  let labels = await nearestCenters(rows, centers, signal);
  let nIter = 0;
  while (nIter < maxIter) {
    nIter++;
    const moved = moveRows(features, before, labels, sums);
    const next = meanCenters(features, labels, centers, sums);
    const shiftSq = next.reduce((sum, value, at) => sum + (value - centers[at]) ** 2, 0);
    centers = next;
    before = labels;
    if (shiftSq > 0) labels = await nearestCenters(rows, centers, signal);
    if (moved === 0 || shiftSq <= shiftSqMax) break;
  }
  return { centers, labels, inertia: inertiaOf(features, labels, centers), nIter };
}

/** Sum of the squared distances of rows to their centres. */
export function inertiaOf({ data, rows, cols }: Matrix, labels: Int32Array, centers: Float64Array): number {
  let inertia = 0;
  for (let i = 0; i < rows; i++) inertia += centerDistanceSq(data, i * cols, centers, labels[i] * cols, cols);
  return inertia;
}

/** Mean over the columns of the population variance, by which scikit-learn multiplies `tol`. */
export function meanVariance({ features: { rows, cols }, scale, screened }: AssignableRows): number {
  const sum = screened.lengthsSq.reduce((total, lengthSq) => total + lengthSq, 0);
  return sum / (scale * scale * rows * cols);
}
