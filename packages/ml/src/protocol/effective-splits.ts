import { countFamilies } from "./count-families.ts";

/** A cross-validation has at least two folds. */
export const SPLITS_MIN = 2;

/** The most folds, up to `wanted`, that can all test both classes: the families of the rarer class, at least two.
 *  With fewer than two families of a class nothing can be measured whatever the folds: see checkLabels.
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ, a label is unknown or `wanted` is below 2 */
export function effectiveSplits(labels: ArrayLike<number>, groups: ArrayLike<number>, wanted: number): number {
  if (!Number.isInteger(wanted) || wanted < SPLITS_MIN) {
    throw new RangeError(`${wanted} folds are wanted, at least ${SPLITS_MIN} are needed`);
  }
  const { normalFamilies, cancerFamilies } = countFamilies(labels, groups);
  return Math.max(SPLITS_MIN, Math.min(wanted, normalFamilies, cancerFamilies));
}
