import type { Matrix } from "../matrix/matrix.ts";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";
import type { FitTools } from "../registry/fit-tools.ts";

/** A directed weighted graph over n rows in compressed rows: row i's edges are columns[starts[i] .. starts[i + 1]). */
export type SimilarityGraph = { n: number; starts: Int32Array; columns: Int32Array; weights: Float64Array };

/** Each row points, with weight 1, to its k nearest rows, nearest first; as in scikit-learn a row counts among its own k,
 *  and that edge is then left out, so that k - 1 or (when k equal rows hide the row itself) k edges remain.
 *  @throws RangeError when k is not in 1..n or an entry is not finite
 *  As costly as `nearestNeighbors`; memory 12 bytes an edge. */
export async function neighborGraph(
  features: Matrix,
  nNeighbors: number,
  tools: Pick<FitTools, "onProgress" | "signal"> = {},
): Promise<SimilarityGraph> {
  const { indices, k } = await nearestNeighbors(features, features, nNeighbors, tools);
  const n = features.rows;
  const starts = new Int32Array(n + 1);
  const columns = new Int32Array(indices.length);
  let edges = 0;
  for (let i = 0; i < n; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) if (indices[at] !== i) columns[edges++] = indices[at];
    starts[i + 1] = edges;
  }
  return { n, starts, columns: columns.slice(0, edges), weights: new Float64Array(edges).fill(1) };
}
