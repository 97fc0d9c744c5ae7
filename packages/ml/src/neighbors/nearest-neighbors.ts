import { columnMeans } from "../matrix/centred-rows.ts";
import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { rowDistanceSq } from "../matrix/row-distance.ts";
import { screenable, screeningError, screeningScale, screenRows } from "../matrix/screened-rows.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import { candidateGraph } from "./candidate-graph.ts";
import { decideInDouble } from "./decide-in-double.ts";
import { nearestList } from "./nearest-list.ts";

/** q x k: for each query its k nearest references, nearest first; equal distances in order of index. */
export type Neighbors = { indices: Int32Array; distancesSq: Float64Array; k: number };

/** Candidates beyond k: with fewer, close calls are settled in double more often. */
const SPARE_CANDIDATES = 16;
/** Entries of one block of distances: bounds memory and how long one native call blocks. */
const BLOCK_ENTRIES = 2 ** 24;
const BLOCK_ROWS_MAX = 1024;

/** Exact Euclidean k nearest neighbours, as if every distance were summed by differences in double. A reference equal
 *  to the query is at distance exactly 0 and counts.
 *  Products in single precision name candidates in the order of a lower bound of their distance; candidates are
 *  measured in double until the next bound is beyond the k-th distance, which proves the rest out of reach. The few
 *  queries whose candidates run out before that are decided by products in double.
 *  @param queries     q x d
 *  @param references  n x d
 *  @param tools       progress counts queries
 *  @throws RangeError when k is not in 1..n, widths differ or an entry is not finite; the signal's reason when aborted
 *  O(q n d) at the rate of a product in single precision; memory q k, a copy of both, and a block of 64 MB. */
export async function nearestNeighbors(
  queries: Matrix,
  references: Matrix,
  k: number,
  { onProgress, signal }: Pick<FitTools, "onProgress" | "signal"> = {},
): Promise<Neighbors> {
  checkShapes(queries, references, k);
  const origin = columnMeans(references);
  const screening = openScreening(queries, references, origin, Math.min(references.rows, k + SPARE_CANDIDATES));
  const entries = queries.rows * k;
  const neighbors: Neighbors = { indices: new Int32Array(entries), distancesSq: new Float64Array(entries), k };
  const undecided: number[] = [];
  const step = Math.max(1, Math.min(BLOCK_ROWS_MAX, Math.floor(BLOCK_ENTRIES / references.rows)));
  for (let from = 0; from < queries.rows; from += step) {
    signal?.throwIfAborted();
    const to = Math.min(queries.rows, from + step);
    const candidates = await screening.candidates(from, to);
    for (let row = from; row < to; row++) {
      if (!measureCandidates(queries, references, row, candidates, row - from, neighbors)) undecided.push(row);
    }
    onProgress?.(to, queries.rows);
  }
  if (undecided.length > 0) await decideInDouble(queries, references, origin, undecided, neighbors, signal);
  return neighbors;
}

function checkShapes(queries: Matrix, references: Matrix, k: number): void {
  checkFeatures(references);
  if (queries !== references) checkFeatures(queries, 0);
  if (queries.cols !== references.cols) {
    throw new RangeError(`queries has ${queries.cols} columns, references has ${references.cols}`);
  }
  if (!Number.isInteger(k) || k < 1 || k > references.rows) {
    throw new RangeError(`k is ${k}, it must be a whole number from 1 to the ${references.rows} references`);
  }
}

/** b x count references for a block of queries, with a lower bound of each squared distance, ascending. */
type Candidates = { indices: Int32Array; bounds: Float64Array; count: number; complete: boolean };

function openScreening(
  queries: Matrix,
  references: Matrix,
  origin: Float64Array,
  count: number,
): { candidates(from: number, to: number): Promise<Candidates> } {
  const { rows: n, cols: d } = references;
  const scale = screeningScale(references, origin);
  const right = screenRows(references, origin, scale);
  const left = queries === references ? right : screenRows(queries, origin, scale);
  const { relative, absolute } = screeningError(d);
  const inputs = {
    references: { data: right.single.data, shape: [n, d] },
    offsets: { data: Float32Array.from(right.lengthsSq, (lengthSq) => lengthSq * (1 - relative)), shape: [n] },
    count: { data: Int32Array.of(count), shape: [1] },
  };
  return {
    async candidates(from, to) {
      const block = { data: left.single.data.subarray(from * d, to * d), shape: [to - from, d] };
      const { scores, indices } = await candidateGraph.run({ ...inputs, queries: block }, ["scores", "indices"]);
      const bounds = new Float64Array(scores.data.length);
      for (let row = from; row < to; row++) {
        const lengthSq = left.lengthsSq[row];
        const own = screenable(lengthSq) ? lengthSq * (1 - relative) - absolute : -Infinity;
        const at = (row - from) * count;
        for (let c = at; c < at + count; c++) bounds[c] = (own + scores.data[c]) / (scale * scale);
      }
      return { indices: indices.data as Int32Array, bounds, count, complete: count === n };
    },
  };
}

/** Fills one row of `neighbors`. @returns whether no other reference can be among the k nearest */
function measureCandidates(
  queries: Matrix,
  references: Matrix,
  row: number,
  { indices, bounds, count, complete }: Candidates,
  blockRow: number,
  { k, ...target }: Neighbors,
): boolean {
  const { cols } = queries;
  const nearest = nearestList(target.indices, target.distancesSq, row * k, k);
  for (let at = blockRow * count; at < (blockRow + 1) * count; at++) {
    if (bounds[at] > nearest.worst()) return true;
    const j = indices[at];
    nearest.offer(j, rowDistanceSq(queries.data, row * cols, references.data, j * cols, cols));
  }
  return complete;
}
