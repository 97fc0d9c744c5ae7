import type { FoldResult } from "./experiment.ts";

/** Folds that an earlier run finished, to be found by their repeat and fold; of several the last counts. */
export type KnownFolds = (repeat: number, fold: number) => FoldResult | undefined;

export function indexFolds(known: readonly FoldResult[]): KnownFolds {
  const found = new Map(known.map((each) => [`${each.repeat} ${each.fold}`, each]));
  return (repeat, fold) => found.get(`${repeat} ${fold}`);
}

/** Whether a known fold holds out the very rows that this experiment's deal holds out, each with its scores: one that
 *  does not belongs to other rows, another seed or another protocol, and is not taken.
 *  @param test    rows that the fold holds out
 *  @param nTrain  labelled rows that it learns from */
export function fitsDeal(known: FoldResult, test: readonly number[], nTrain: number): boolean {
  const { rows, scores, calibrated, threshold } = known;
  const isScored = scores.length === test.length && scores.every(Number.isFinite);
  const isUntrained = scores.length === 0 && calibrated === null && threshold === null;
  return (
    known.nTrain === nTrain &&
    known.nTest === test.length &&
    rows.length === test.length &&
    rows.every((row, at) => row === test[at]) &&
    (isScored || isUntrained) &&
    (calibrated === null || (calibrated.length === test.length && calibrated.every(Number.isFinite)))
  );
}
