import type { Random } from "../random/random.ts";
import { countFamilies } from "./count-families.ts";
import { stratifiedGroupFolds } from "./stratified-group-folds.ts";

/** Rows to fit on and rows to score, by their place among the training rows. */
export type InnerFold = { train: number[]; test: number[] };

export const INNER_SPLITS_MAX = 5;

/** Grouped and stratified folds among the training rows of a fold, for what must be chosen or calibrated on rows that
 *  the fit has not seen. Folds that would train on one class are left out; none at all where a class has one family.
 *  @param labels  m: 0 or 1
 *  @param groups  m: family of each row, never on both sides
 *  @throws RangeError when lengths differ or a label is unknown. O(m), deterministic for a given `random`. */
export function innerFolds(
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  random: Random,
  nSplitsMax = INNER_SPLITS_MAX,
): InnerFold[] {
  const { normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  const nSplits = Math.min(nSplitsMax, normalFamilies, cancerFamilies);
  if (nSplits < 2) return [];
  const folds = stratifiedGroupFolds(labels, groups, nSplits, random);
  return Array.from({ length: nSplits }, (_, fold) => {
    const rows = Array.from(folds.keys());
    return { train: rows.filter((row) => folds[row] !== fold), test: rows.filter((row) => folds[row] === fold) };
  }).filter(({ train, test }) => test.length > 0 && new Set(train.map((row) => labels[row])).size === 2);
}
