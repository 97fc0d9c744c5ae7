import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../matrix/squared-distances.ts";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";

/** A directed weighted graph over n rows in compressed rows: row i's edges are columns[starts[i] .. starts[i + 1]). */
export type SimilarityGraph = { n: number; starts: Int32Array; columns: Int32Array; weights: Float64Array };

/** Each row points, with weight 1, to its k nearest rows; as in scikit-learn a row counts among its own k, and that
 *  edge is then left out, so that k - 1 or (when k equal rows hide the row itself) k edges remain.
 *  @throws RangeError when k is not in 1..n or an entry is not finite. O(n^2 d). */
export async function neighborGraph(features: Matrix, nNeighbors: number): Promise<SimilarityGraph> {
  const { indices, k } = await nearestNeighbors(features, features, nNeighbors);
  const n = features.rows;
  const starts = new Int32Array(n + 1);
  const columns: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) if (indices[at] !== i) columns.push(indices[at]);
    starts[i + 1] = columns.length;
  }
  return { n, starts, columns: Int32Array.from(columns), weights: new Float64Array(columns.length).fill(1) };
}

/** All pairs, weighted exp(-gamma |a - b|^2), without self edges. Dense: n^2 weights, for small n.
 *  @throws RangeError when gamma is not positive or an entry is not finite. O(n^2 d). */
export function rbfGraph(features: Matrix, gamma: number): SimilarityGraph {
  checkFeatures(features);
  if (!(gamma > 0)) throw new RangeError(`gamma must be positive, got ${gamma}`);
  const { rows: n, cols: d } = features;
  const x = toDouble(features);
  const distances = new Float64Array(n);
  const starts = Int32Array.from({ length: n + 1 }, (_, i) => i * (n - 1));
  const columns = new Int32Array(n * (n - 1));
  const weights = new Float64Array(n * (n - 1));
  for (let i = 0, at = 0; i < n; i++) {
    squaredDistances(x, i * d, x, d, 0, n, distances);
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      columns[at] = j;
      weights[at++] = Math.exp(-gamma * distances[j]);
    }
  }
  return { n, starts, columns, weights };
}
