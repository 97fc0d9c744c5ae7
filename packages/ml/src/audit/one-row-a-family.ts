import { UNLABELED } from "../protocol/labels.ts";

/** One row of each family, so that copies count once. */
export type OneRowAFamily = {
  /** A row of each family that holds a label: its first labelled one. */
  labelled: number[];
  /** A row of each family that holds none: its first. */
  pool: number[];
};

/** @param labels  n: -1 for a row without a label
 *  @param groups  n: family of each row
 *  @returns rows in the order of their family's first. O(n). */
export function oneRowAFamily(labels: ArrayLike<number>, groups: ArrayLike<number>): OneRowAFamily {
  const rows = new Map<number, number>();
  for (let row = 0; row < labels.length; row++) {
    const known = rows.get(groups[row]);
    const better = known === undefined || (labels[known] === UNLABELED && labels[row] !== UNLABELED);
    if (better) rows.set(groups[row], row);
  }
  const chosen = [...rows.values()];
  return {
    labelled: chosen.filter((row) => labels[row] !== UNLABELED),
    pool: chosen.filter((row) => labels[row] === UNLABELED),
  };
}
