import type { FoldResult } from "./experiment.ts";

/** What the folds say of each row, averaged over the repeats: one row, one score. */
export type PooledFolds = {
  /** n: mean P(cancer) of the folds that held the row out; NaN where none could score it. */
  outOfFold: Float64Array;
  /** nRepeats lists of n: the same of each repeat. */
  repeats: Float64Array[];
  /** n: mean calibrated P(cancer); NaN where there is none. */
  calibrated: Float64Array;
  /** n: share of the repeats in which the row reached the threshold of the fold that held it out; NaN where no such
   *  fold had a threshold. */
  called: Float64Array;
};

/** @param n         rows of the inputs
 *  @param folds     rows by their place among these n; each row in at most one fold of a repeat
 *  @param nRepeats  repeats that the folds are of
 *  @throws RangeError when a fold is of no such repeat, names no row, or has more or fewer scores than rows
 *  O(nRepeats n). */
export function poolFolds(n: number, folds: readonly FoldResult[], nRepeats: number): PooledFolds {
  const lists = () => Array.from({ length: nRepeats }, () => new Float64Array(n).fill(Number.NaN));
  const [repeats, calibrated, called] = [lists(), lists(), lists()];
  for (const fold of folds) {
    checkFold(fold, n, nRepeats);
    const { repeat, rows, scores, threshold } = fold;
    for (let at = 0; at < scores.length; at++) {
      repeats[repeat][rows[at]] = scores[at];
      if (fold.calibrated) calibrated[repeat][rows[at]] = fold.calibrated[at];
      if (threshold !== null) called[repeat][rows[at]] = scores[at] >= threshold ? 1 : 0;
    }
  }
  return {
    outOfFold: meanOver(repeats, n),
    repeats,
    calibrated: meanOver(calibrated, n),
    called: meanOver(called, n),
  };
}

function meanOver(lists: readonly Float64Array[], n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, row) => {
    const known = lists.map((list) => list[row]).filter((value) => !Number.isNaN(value));
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

function checkFold({ repeat, fold, rows, scores, calibrated }: FoldResult, n: number, nRepeats: number): void {
  const name = `fold ${fold} of repeat ${repeat}`;
  if (!(Number.isInteger(repeat) && repeat >= 0 && repeat < nRepeats))
    throw new RangeError(`${name}: there are ${nRepeats} repeats`);
  for (const row of rows)
    if (!(Number.isInteger(row) && row >= 0 && row < n)) throw new RangeError(`${name} names row ${row} of ${n}`);
  for (const { length } of [scores, calibrated ?? scores])
    if (length !== rows.length && length !== 0)
      throw new RangeError(`${name} has ${rows.length} rows and ${length} scores`);
}
