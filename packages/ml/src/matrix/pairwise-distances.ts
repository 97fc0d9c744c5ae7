import { type CentredRows, centreRows, columnMeans } from "./centred-rows.ts";
import { checkFeatures } from "./check-features.ts";
import type { DoubleMatrix, Matrix } from "./matrix.ts";
import { multiply } from "./multiply.ts";
import { rowDistanceSq } from "./row-distance.ts";

/** A distance below this share of both squared lengths has lost digits in the expansion, and is summed anew. */
const CANCELLED = 1e-4;
/** Entries of one block: bounds what one native call holds and how long it blocks. */
const BLOCK_ENTRIES = 2 ** 22;

/** Squared Euclidean distances of every row of `a` to every row of `b`, in double.
 *  |a|^2 + |b|^2 - 2ab of centred rows as one product; what cancels is summed anew by differences. So equal rows are at
 *  exactly 0, nothing is negative, and the relative error is at most (d + 4) * 2^-53 / 1e-4 (6e-10 for 512 columns;
 *  measured: below 1e-12). For a === b the result is symmetric to the last bit.
 *  @returns a.rows x b.rows
 *  @throws RangeError when widths differ or an entry is not finite
 *  O(n m d) at the rate of `multiply`, half of it for a === b; memory 8 n m bytes and a copy of both in double. */
export async function pairwiseSquaredDistances(a: Matrix, b: Matrix): Promise<DoubleMatrix> {
  checkFeatures(b, 0);
  if (a !== b) checkFeatures(a, 0);
  if (a.cols !== b.cols) throw new RangeError(`${a.cols} columns have no distance to ${b.cols}`);
  const origin = columnMeans(b);
  const right = centreRows(b, origin);
  const left = a === b ? right : centreRows(a, origin);
  const distances: DoubleMatrix = { data: new Float64Array(a.rows * b.rows), rows: a.rows, cols: b.rows };
  const step = blockRows(b.rows);
  for (let from = 0; from < a.rows; from += step) {
    const to = Math.min(a.rows, from + step);
    const first = a === b ? from : 0;
    const block = await distanceBlock(left, from, to, right, first, b.rows);
    for (let i = from; i < to; i++)
      distances.data.set(block.data.subarray((i - from) * block.cols, (i - from + 1) * block.cols), i * b.rows + first);
  }
  if (a === b) mirrorUpper(distances);
  return distances;
}

/** Rows of a block against `cols` others. */
export function blockRows(cols: number): number {
  return Math.max(16, Math.floor(BLOCK_ENTRIES / Math.max(1, cols)));
}

/** The squared distances of rows [from, to) of one to rows [first, last) of the other, both moved by the same origin. */
export async function distanceBlock(
  left: CentredRows,
  from: number,
  to: number,
  right: CentredRows,
  first: number,
  last: number,
): Promise<DoubleMatrix> {
  const { cols: d } = left.centred;
  const block = await multiply(takeSpan(left, from, to), takeSpan(right, first, last), { transposeB: true });
  const { data, cols } = block;
  for (let i = from; i < to; i++) {
    const row = (i - from) * cols - first;
    const own = left.lengthsSq[i];
    for (let j = first; j < last; j++) {
      const lengthsSq = own + right.lengthsSq[j];
      const distance = lengthsSq - 2 * data[row + j];
      data[row + j] =
        distance > CANCELLED * lengthsSq
          ? distance
          : rowDistanceSq(left.original.data, i * d, right.original.data, j * d, d);
    }
  }
  return block;
}

function takeSpan({ centred: { data, cols } }: CentredRows, from: number, to: number): DoubleMatrix {
  return { data: data.subarray(from * cols, to * cols), rows: to - from, cols };
}

function mirrorUpper({ data, cols: n }: DoubleMatrix): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) data[i * n + j] = data[j * n + i];
}
