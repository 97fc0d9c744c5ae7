import type { ExperimentInputs, Setting } from "./experiment.ts";
import { UNLABELED } from "./labels.ts";

/** The rows that a fold may learn from, and those it holds out. */
export type FoldRows = { train: number[]; unlabelled: number[]; test: number[] };

/** Held out: the fold's labelled rows. INDUCTIVE: with them every row of their families leaves, labelled or not, so that
 *  nothing fitted has seen a duplicate of what it is tested on. TRANSDUCTIVE: they and their families stay in the pool,
 *  without their labels.
 *  @param folds  n: fold of each labelled row, NO_FOLD for the others
 *  @param fold   the fold to hold out; one that names no row trains on everything */
export function splitFold(
  { labels, groups }: Pick<ExperimentInputs, "labels" | "groups">,
  folds: ArrayLike<number>,
  fold: number,
  setting: Setting = "INDUCTIVE",
): FoldRows {
  const rows = Array.from(labels.keys());
  const isTest = (row: number) => labels[row] !== UNLABELED && folds[row] === fold;
  const test = rows.filter(isTest);
  const heldOut = new Set(test.map((row) => groups[row]));
  const free = rows.filter((row) => !heldOut.has(groups[row]));
  const pool = setting === "TRANSDUCTIVE" ? rows : free;
  return {
    train: free.filter((row) => labels[row] !== UNLABELED),
    unlabelled: pool.filter((row) => labels[row] === UNLABELED || isTest(row)),
    test,
  };
}
