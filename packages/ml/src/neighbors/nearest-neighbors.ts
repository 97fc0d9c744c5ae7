import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../matrix/squared-distances.ts";

/** q x k: for each query its k nearest references, nearest first; equal distances in order of index. */
export type Neighbors = { indices: Int32Array; distancesSq: Float64Array; k: number };

/** Exact Euclidean k nearest neighbours. A reference equal to the query is at distance 0 and counts.
 *  @param queries     q x d
 *  @param references  n x d
 *  @throws RangeError when k is not in 1..n, widths differ or an entry is not finite
 *  O(q n d), deterministic. */
export async function nearestNeighbors(queries: Matrix, references: Matrix, k: number): Promise<Neighbors> {
  checkFeatures(references);
  const same = queries === references;
  if (!same) checkFeatures(queries, 0);
  if (queries.cols !== references.cols) {
    throw new RangeError(`queries has ${queries.cols} columns, references has ${references.cols}`);
  }
  if (!Number.isInteger(k) || k < 1 || k > references.rows) {
    throw new RangeError(`k is ${k}, it must be a whole number from 1 to the ${references.rows} references`);
  }
  const target = toDouble(references);
  const source = same ? target : toDouble(queries);
  const n = references.rows;
  const indices = new Int32Array(queries.rows * k);
  const distancesSq = new Float64Array(queries.rows * k);
  const distances = new Float64Array(n);
  for (let i = 0; i < queries.rows; i++) {
    squaredDistances(source, i * queries.cols, target, queries.cols, 0, n, distances);
    keepNearest(distances, n, k, indices, distancesSq, i * k);
  }
  return { indices, distancesSq, k };
}

/** Insertion into a sorted list of k: for k far below n nearly every candidate fails the first comparison. */
function keepNearest(
  distances: Float64Array,
  n: number,
  k: number,
  indices: Int32Array,
  distancesSq: Float64Array,
  at: number,
): void {
  let held = 0;
  for (let j = 0; j < n; j++) {
    const distance = distances[j];
    if (held === k && distance >= distancesSq[at + k - 1]) continue;
    let slot = held < k ? held++ : k - 1;
    while (slot > 0 && distancesSq[at + slot - 1] > distance) {
      distancesSq[at + slot] = distancesSq[at + slot - 1];
      indices[at + slot] = indices[at + slot - 1];
      slot--;
    }
    distancesSq[at + slot] = distance;
    indices[at + slot] = j;
  }
}
