import { type CentredRows, centreRows } from "../matrix/centred-rows.ts";
import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { multiply } from "../matrix/multiply.ts";
import { blockRows } from "../matrix/pairwise-distances.ts";
import { rowDistanceSq } from "../matrix/row-distance.ts";
import { nearestList } from "./nearest-list.ts";
import type { Neighbors } from "./nearest-neighbors.ts";

/** Finds the neighbours of the queries that single precision could not separate: products in double narrow the
 *  references down to those that may be among the k nearest, whose distances are then summed by differences.
 *  @param undecided  rows of `queries`, whose rows of `neighbors` are written
 *  O(q n d) at the rate of a product, and the near-ties one by one; memory 8 n d bytes. */
export async function decideInDouble(
  queries: Matrix,
  references: Matrix,
  origin: Float64Array,
  undecided: readonly number[],
  neighbors: Neighbors,
  signal?: AbortSignal,
): Promise<void> {
  const right = centreRows(references, origin);
  const n = references.rows;
  const upper = new Float64Array(n);
  const step = blockRows(n);
  for (let from = 0; from < undecided.length; from += step) {
    signal?.throwIfAborted();
    const rows = undecided.slice(from, from + step);
    const left = centreRows(takeRows(queries, rows), origin);
    const { data } = await multiply(left.centred, right.centred, { transposeB: true });
    rows.forEach((row, at) => {
      decideRow(left, at, right, data.subarray(at * n, (at + 1) * n), upper, row, neighbors);
    });
  }
}

function decideRow(
  left: CentredRows,
  blockRow: number,
  right: CentredRows,
  products: Float64Array,
  upper: Float64Array,
  row: number,
  { k, indices, distancesSq }: Neighbors,
): void {
  const { rows: n, cols: d } = right.centred;
  // As `screeningError`, in double.
  const error = (1.01 * d + 16) * 2 ** -53;
  const own = left.lengthsSq[blockRow];
  const smallest = nearestList(new Int32Array(k), new Float64Array(k), 0, k);
  for (let j = 0; j < n; j++) {
    upper[j] = (own + right.lengthsSq[j]) * (1 + error) - 2 * products[j];
    if (upper[j] < smallest.worst()) smallest.offer(j, upper[j]);
  }
  const limit = smallest.worst();
  const nearest = nearestList(indices, distancesSq, row * k, k);
  for (let j = 0; j < n; j++) {
    if (upper[j] - 2 * error * (own + right.lengthsSq[j]) > limit) continue;
    nearest.offer(j, rowDistanceSq(left.original.data, blockRow * d, right.original.data, j * d, d));
    // Rows are met in order of index, so nothing comes before k equal ones: a thousand copies of an image cost k sums.
    if (nearest.worst() === 0) return;
  }
}
