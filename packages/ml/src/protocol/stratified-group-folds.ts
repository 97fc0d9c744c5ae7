import { shuffle } from "../random/draw.ts";
import type { Random } from "../random/random.ts";
import { CANCER, checkLabelValues, NORMAL, UNLABELED } from "./labels.ts";

/** Fold of an unlabelled row: it is in no test fold. */
export const NO_FOLD = -1;

type Family = { rows: number[]; counts: [number, number] };

/** Folds for labelled rows, stratified and grouped: a family never straddles two folds, and as many folds test both
 *  classes as the families of the rarer class allow: all of them for an nSplits of effectiveSplits. Families are dealt
 *  in seeded order, largest first and those of both classes before the others, each to the fold that holds fewest rows
 *  of its class.
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @returns n: fold 0..nSplits - 1 of each labelled row, NO_FOLD for an unlabelled one
 *  @throws RangeError when lengths differ, a label is unknown or nSplits is below 2
 *  O(families * nSplits), deterministic for a given `random`. */
export function stratifiedGroupFolds(
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  nSplits: number,
  random: Random,
): Int32Array {
  if (labels.length !== groups.length) {
    throw new RangeError(`labels has ${labels.length} entries, groups has ${groups.length}`);
  }
  if (!Number.isInteger(nSplits) || nSplits < 2) throw new RangeError(`nSplits is ${nSplits}, at least 2 are needed`);
  checkLabelValues(labels);
  const held = Array.from({ length: nSplits }, (): [number, number] => [0, 0]);
  const folds = new Int32Array(labels.length).fill(NO_FOLD);
  const families = shuffle(labelledFamilies(labels, groups), random);
  const ofBoth = families.filter(({ counts }) => counts[NORMAL] > 0 && counts[CANCER] > 0);
  const normals = families.filter(({ counts }) => counts[CANCER] === 0);
  const cancers = families.filter(({ counts }) => counts[NORMAL] === 0);
  for (const part of [ofBoth, cancers, normals]) {
    for (const family of part.sort((a, b) => b.rows.length - a.rows.length)) {
      const fold = emptiest(held, family.counts);
      held[fold][NORMAL] += family.counts[NORMAL];
      held[fold][CANCER] += family.counts[CANCER];
      for (const row of family.rows) folds[row] = fold;
    }
  }
  return folds;
}

function labelledFamilies(labels: ArrayLike<number>, groups: ArrayLike<number>): Family[] {
  const families = new Map<number, Family>();
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === UNLABELED) continue;
    const family: Family = families.get(groups[i]) ?? { rows: [], counts: [0, 0] };
    family.rows.push(i);
    family.counts[labels[i]]++;
    families.set(groups[i], family);
  }
  return [...families.values()];
}

/** Fewest rows of the family's classes, then (where there is none) a fold that holds the other class, then fewest rows
 *  in all, then the first. */
function emptiest(held: [number, number][], counts: [number, number]): number {
  let best = 0;
  let bestLoad = [Infinity, Infinity, Infinity];
  held.forEach(([normal, cancer], fold) => {
    const own = (counts[NORMAL] > 0 ? normal : 0) + (counts[CANCER] > 0 ? cancer : 0);
    // A fold without this class becomes a fold of both classes only if it holds the other.
    const load = [own, own === 0 && normal + cancer === 0 ? 1 : 0, normal + cancer];
    const differs = load.findIndex((value, at) => value !== bestLoad[at]);
    if (differs >= 0 && load[differs] < bestLoad[differs]) {
      best = fold;
      bestLoad = load;
    }
  });
  return best;
}
