import type { FoldResult } from "../experiment.ts";

/** What a comparison reads of one fold. */
export type ComparedFold = Pick<FoldResult, "repeat" | "fold" | "nTrain" | "nTest" | "rocAuc"> & {
  /** Held-out rows, in any order: two folds of the same number are the same fold where these agree. Without them the
   *  numbers of held-out rows must agree, which cannot tell two deals of equal sizes apart. */
  rows?: ArrayLike<number>;
};

/** A finished experiment, as a comparison reads it. All those compared describe the same n rows, in the same order. */
export type Compared = {
  id: string;
  folds: readonly ComparedFold[];
  /** n: P(cancer), averaged over repeats; NaN where there is none. */
  outOfFold: ArrayLike<number>;
  /** n: 0 normal, 1 cancer, -1 unlabelled. */
  labels: ArrayLike<number>;
  /** n: family of the row. */
  groups: ArrayLike<number>;
};

/** Why a comparison has no difference, or no interval.
 *  - NO_COMMON_ROWS: no labelled row was scored by both
 *  - ONE_CLASS: the labelled rows that both scored are of one class
 *  - TOO_FEW_FOLDS: fewer than two folds gave an area
 *  - TOO_FEW_FAMILIES: the rows of a class that both scored are of fewer than two families
 *  - NO_SPREAD: every fold, or every resample, gives the same value, so their spread gives no interval */
export type CompareReason = "NO_COMMON_ROWS" | "ONE_CLASS" | "TOO_FEW_FOLDS" | "TOO_FEW_FAMILIES" | "NO_SPREAD";

/** BETTER and WORSE are said of the second against the first, and only of a difference shown at the level asked, over
 *  all that were compared at once. NO_DIFFERENCE_SHOWN is not "the same": the smallest effect says what would have been
 *  seen. */
export type Verdict = "BETTER" | "WORSE" | "NO_DIFFERENCE_SHOWN";

/** @throws RangeError when the lists of an experiment, or of two, are not of one length */
export function checkCompared(each: readonly Compared[]): void {
  for (const { id, outOfFold, labels, groups } of each) {
    const n = each[0].labels.length;
    if (labels.length !== n) throw new RangeError(`${id} has ${labels.length} rows, ${each[0].id} has ${n}`);
    if (outOfFold.length !== n || groups.length !== n) {
      throw new RangeError(`${id} has ${n} labels, ${outOfFold.length} scores and ${groups.length} families`);
    }
  }
}
