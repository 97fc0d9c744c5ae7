import { CANCER, UNLABELED } from "../protocol/labels.ts";

/** One score a family, families in the order of their first labelled row. */
export type FamilyScores = {
  /** Its lowest score among cancers, its highest among normals: the one that is more easily decided wrongly. */
  scores: Float64Array;
  groups: Float64Array;
};

/** Scores of the families labelled cancer and normal. A family is labelled cancer where any row of it is. Rows without
 *  a label or a score (NaN) count for nothing. O(n). */
export function familyScores(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
): { cancer: FamilyScores; normal: FamilyScores } {
  const cancers = new Map<number, number>();
  const normals = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === UNLABELED || Number.isNaN(scores[i])) continue;
    const [best, extreme] = labels[i] === CANCER ? [cancers, Math.min] : [normals, Math.max];
    best.set(groups[i], extreme(best.get(groups[i]) ?? scores[i], scores[i]));
  }
  for (const group of cancers.keys()) normals.delete(group);
  return { cancer: arrange(cancers), normal: arrange(normals) };
}

function arrange(families: Map<number, number>): FamilyScores {
  return { scores: Float64Array.from(families.values()), groups: Float64Array.from(families.keys()) };
}

/** @throws RangeError when lengths differ or a score is neither NaN nor inside [0, 1] */
export function checkScores(name: string, scores: ArrayLike<number>, others: Record<string, ArrayLike<number>>): void {
  for (const [other, { length }] of Object.entries(others)) {
    if (length !== scores.length)
      throw new RangeError(`${name} has ${scores.length} scores, ${other} ${length} entries`);
  }
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] < 0 || scores[i] > 1) throw new RangeError(`${name}: score ${scores[i]} at row ${i} is not in 0..1`);
  }
}
