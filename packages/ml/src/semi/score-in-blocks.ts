import { type Matrix, takeRows } from "../matrix/matrix.ts";

/** Scores rows some at a time, so that what each block is compared with never stands whole in memory.
 *  @param entriesEach  numbers that one row's comparison takes
 *  @param score        one number a row */
export async function scoreInBlocks(
  rows: Matrix,
  entriesEach: number,
  score: (block: Matrix) => Promise<ArrayLike<number>>,
): Promise<Float64Array> {
  const size = Math.max(1, Math.floor(2 ** 22 / entriesEach));
  const scores = new Float64Array(rows.rows);
  for (let from = 0; from < rows.rows; from += size) {
    const length = Math.min(size, rows.rows - from);
    scores.set(
      await score(
        takeRows(
          rows,
          Int32Array.from({ length }, (_, i) => from + i),
        ),
      ),
      from,
    );
  }
  return scores;
}
