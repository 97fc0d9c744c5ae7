import { type Matrix, stackRows } from "../matrix/matrix.ts";
import { fitStandardScaler, type StandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";

/** Labelled rows, then unlabelled ones, standardised by the mean and deviation of both: the pool knows the columns'
 *  spread better than the few labels do.
 *  @returns scaled  m + u rows
 *           scale   does the same to rows that took no part
 *  @throws RangeError when widths differ or an entry is not finite. O((m + u) d). */
export function standardiseTogether(
  labelled: Matrix,
  unlabelled: Matrix,
): { scaled: Matrix; scaler: StandardScaler; scale: (rows: Matrix) => Matrix } {
  // A pool of no rows may not know its width.
  const all = unlabelled.rows === 0 ? labelled : stackRows(labelled, unlabelled);
  const scaler = fitStandardScaler(all);
  const scale = (rows: Matrix) => transformStandardScaler(scaler, rows);
  return { scaled: scale(all), scaler, scale };
}
