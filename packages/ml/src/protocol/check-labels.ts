import { countFamilies, type FamilyCounts } from "./count-families.ts";
import { effectiveSplits, SPLITS_MIN } from "./effective-splits.ts";

/** What the labels do not allow, with the counts that say so.
 *  - NO_LABELS: nothing can be learned from labels
 *  - ONE_CLASS: no classifier can be trained
 *  - TOO_FEW: a class has fewer than two families (`needed`), so nothing can be measured
 *  - FEWER_FOLDS: the rarer class has fewer families than the folds wanted, so `used` folds take their place */
export type Problem = FamilyCounts &
  (
    | { code: "NO_LABELS" | "ONE_CLASS" | "TOO_FEW"; needed: number }
    | { code: "FEWER_FOLDS"; wanted: number; used: number }
  );

/** Says what the labels do not allow under `wanted` folds; an empty list means that everything can be computed.
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ, a label is unknown or `wanted` is below 2 */
export function checkLabels(labels: ArrayLike<number>, groups: ArrayLike<number>, wanted: number): Problem[] {
  const used = effectiveSplits(labels, groups, wanted);
  const counts = countFamilies(labels, groups);
  const needed = SPLITS_MIN;
  if (counts.normal + counts.cancer === 0) return [{ code: "NO_LABELS", needed, ...counts }];
  if (counts.normal === 0 || counts.cancer === 0) return [{ code: "ONE_CLASS", needed, ...counts }];
  if (Math.min(counts.normalFamilies, counts.cancerFamilies) < needed) return [{ code: "TOO_FEW", needed, ...counts }];
  return used < wanted ? [{ code: "FEWER_FOLDS", wanted, used, ...counts }] : [];
}
