import { userProblem } from "../messages/user-problem.ts";
import type { OutsideScoreRow } from "./outside-table.ts";

/** More repeats or folds than these are no cross-validation, but a column of something else. */
export const REPEATS_MAX = 100;
export const FOLDS_MAX = 10_000;

/** Cross-validations of a table, and the folds of the one that has most.
 *  @throws UserProblem when there are too many. O(rows). */
export function countFolds(rows: readonly Pick<OutsideScoreRow, "repeat" | "fold">[]): {
  nRepeats: number;
  nSplits: number;
} {
  const repeats = new Map<number, Set<number>>();
  for (const { repeat, fold } of rows) {
    const folds = repeats.get(repeat);
    if (folds) folds.add(fold);
    else repeats.set(repeat, new Set([fold]));
  }
  const sizes = [...repeats.values()].map(({ size }) => size);
  const folds = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length > REPEATS_MAX || folds > FOLDS_MAX)
    throw userProblem("OUTSIDE_TOO_MANY_FOLDS", {
      ...{ repeats: sizes.length, folds, repeatsMax: REPEATS_MAX, foldsMax: FOLDS_MAX },
    });
  return { nRepeats: sizes.length, nSplits: sizes.reduce((most, size) => Math.max(most, size), 0) };
}
