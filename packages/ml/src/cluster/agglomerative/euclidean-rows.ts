import { type CentredRows, centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { distanceBlock } from "../../matrix/pairwise-distances.ts";
import type { Outside } from "./distances-from-row.ts";
import { roundToByte } from "./round-to-byte.ts";

/** Rows whose distances are computed together, as one product. */
const ROWS_TOGETHER = 64;
/** 64 MB. */
const HELD_ENTRIES_MAX = 2 ** 23;

/** Euclidean distances of one row to all, n numbers; each row is asked for once, as a spanning tree grows. With the row asked for, those likely
 *  to be asked for next are computed in one product: the ones nearest to the tree. They are held until they are used or
 *  their room is needed.
 *  @param heldEntriesMax  numbers held ahead of their use
 *  O(n d) a row at the rate of `multiply` when few are thrown away. */
export function euclideanRows(
  features: Matrix,
  heldEntriesMax = HELD_ENTRIES_MAX,
): (row: number, outside: Outside) => Promise<Float64Array> {
  const { rows: n } = features;
  const all = centreRows(features, columnMeans(features).map(roundToByte));
  const heldMax = Math.max(ROWS_TOGETHER, Math.floor(heldEntriesMax / n));
  const held = new Map<number, Float64Array>();

  async function compute(rows: Int32Array): Promise<void> {
    const block = await distanceBlock(takeCentred(all, rows), 0, rows.length, all, 0, n);
    for (let at = 0; at < block.data.length; at++) block.data[at] = Math.sqrt(block.data[at]);
    rows.forEach((row, at) => {
      held.set(row, block.data.subarray(at * n, (at + 1) * n));
    });
    for (const row of held.keys()) {
      if (held.size <= heldMax) break;
      held.delete(row);
    }
  }

  return async (row, outside) => {
    if (!held.has(row)) await compute(Int32Array.of(row, ...likelyNext(outside, held)));
    const distances = held.get(row)!;
    held.delete(row);
    return distances;
  };
}

function likelyNext({ rows, count, least }: Outside, held: ReadonlyMap<number, unknown>): number[] {
  const nearest = least.slice(0, count).sort();
  const limit = nearest[Math.min(count, ROWS_TOGETHER) - 1];
  const likely: number[] = [];
  for (let at = 0; at < count && likely.length < ROWS_TOGETHER - 1; at++) {
    if (least[at] <= limit && !held.has(rows[at])) likely.push(rows[at]);
  }
  return likely;
}

function takeCentred({ original, centred: { data, cols }, lengthsSq }: CentredRows, rows: Int32Array): CentredRows {
  const taken = new Float64Array(rows.length * cols);
  rows.forEach((row, at) => {
    taken.set(data.subarray(row * cols, (row + 1) * cols), at * cols);
  });
  return {
    original: takeRows(original, rows),
    centred: { data: taken, rows: rows.length, cols },
    lengthsSq: Float64Array.from(rows, (row) => lengthsSq[row]),
  };
}
