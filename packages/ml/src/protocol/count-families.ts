import { CANCER, checkLabelValues, NORMAL, UNLABELED } from "./labels.ts";

export type FamilyCounts = {
  /** Labelled rows. */
  normal: number;
  cancer: number;
  /** Families with at least one labelled row of the class. */
  normalFamilies: number;
  cancerFamilies: number;
};

/** Labelled rows and families of each class.
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @throws RangeError when lengths differ or a label is unknown */
export function countFamilies(labels: ArrayLike<number>, groups: ArrayLike<number>): FamilyCounts {
  if (labels.length !== groups.length) {
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  }
  checkLabelValues(labels);
  const rows = [0, 0];
  const families = [new Set<number>(), new Set<number>()];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === UNLABELED) continue;
    rows[labels[i]]++;
    families[labels[i]].add(groups[i]);
  }
  return {
    normal: rows[NORMAL],
    cancer: rows[CANCER],
    normalFamilies: families[NORMAL].size,
    cancerFamilies: families[CANCER].size,
  };
}
