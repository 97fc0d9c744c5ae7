import type { FoldRow } from "@brainscan/db/schema/experiments";

/** Folds in which a family stands on both sides.
 *  inTraining: a labelled image of a held-out family was learned from. inPool: more images stood in the pool than are left once
 *  the held-out families are gone.
 *  @param labels    of each row that classifiers learn from: 0, 1, or -1
 *  @param families  of each of these rows */
export function countStraddling(
  folds: readonly Pick<FoldRow, "rows" | "nTrain" | "nUnlabelled">[],
  { labels, families }: { labels: ArrayLike<number>; families: ArrayLike<number> },
): { inTraining: number; inPool: number } {
  let [inTraining, inPool] = [0, 0];
  for (const { rows, nTrain, nUnlabelled } of folds) {
    const heldOut = new Set(rows);
    const heldFamilies = new Set(rows.map((row) => families[row]));
    let [related, free, pool] = [0, 0, 0];
    for (let row = 0; row < labels.length; row++) {
      if (heldOut.has(row)) continue;
      const kin = heldFamilies.has(families[row]);
      if (labels[row] === -1) pool += kin ? 0 : 1;
      else if (kin) related++;
      else free++;
    }
    if (related > 0 || nTrain > free) inTraining++;
    if (nUnlabelled > pool) inPool++;
  }
  return { inTraining, inPool };
}
