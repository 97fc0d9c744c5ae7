import type { FitTools } from "../../registry/fit-tools.ts";
import type { DistancesFromRow } from "./distances-from-row.ts";
import type { Edges } from "./merge-tree.ts";

const ROWS_PER_REPORT = 64;

/** A minimum spanning tree of n rows by Prim's algorithm from row 0; distances are asked for one row at a time and none
 *  is kept, so memory is O(n) beside what `distancesFromRow` holds. A tie goes to the lowest row.
 *  @returns n - 1 edges in the order they were added; `a` is the end that was in the tree
 *  O(n^2) and n^2 / 2 distances, deterministic. */
export async function minimumSpanningTree(
  n: number,
  distancesFromRow: DistancesFromRow,
  tools: Pick<FitTools, "signal" | "onProgress">,
): Promise<Edges> {
  const nEdges = n - 1;
  const edges: Edges = { a: new Int32Array(nEdges), b: new Int32Array(nEdges), distances: new Float64Array(nEdges) };
  // Rows not yet in the tree, ascending, with the distance to the tree and the row of the tree that is so near.
  const rows = Int32Array.from({ length: nEdges }, (_, i) => i + 1);
  const least = new Float64Array(nEdges).fill(Infinity);
  const nearest = new Int32Array(nEdges);
  const distances = new Float64Array(nEdges);
  let last = 0;
  for (let m = 0; m < nEdges; m++) {
    tools.signal?.throwIfAborted();
    if (m % ROWS_PER_REPORT === 0) tools.onProgress?.(m, nEdges);
    const nOutside = nEdges - m;
    await distancesFromRow(last, { rows, count: nOutside, least }, distances);
    let next = 0;
    for (let at = 0; at < nOutside; at++) {
      if (distances[at] < least[at]) {
        least[at] = distances[at];
        nearest[at] = last;
      }
      if (least[at] < least[next]) next = at;
    }
    edges.a[m] = nearest[next];
    edges.b[m] = rows[next];
    edges.distances[m] = least[next];
    last = rows[next];
    for (const column of [rows, least, nearest]) column.copyWithin(next, next + 1, nOutside);
  }
  return edges;
}
