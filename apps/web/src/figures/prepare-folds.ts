import type { FigureFieldsFragment } from "../generated/graphql.ts";

/** The folds behind a mean over folds, when some of the `nSplits` gave no value; null when all did, or when the figure
 *  is not a mean over folds. */
export function prepareFolds(
  { nFolds }: Pick<FigureFieldsFragment, "nFolds">,
  nSplits: number | null,
): { folds: number; splits: number } | null {
  if (nFolds == null || nSplits === null || nFolds >= nSplits) return null;
  return { folds: nFolds, splits: nSplits };
}
