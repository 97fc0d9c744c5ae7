import { type CorrectedT, correctedT } from "../../metrics/corrected-t.ts";
import type { Interval } from "../figure.ts";
import type { ComparedFold, CompareReason } from "./compared.ts";

/** Mean ROC AUC over the folds that have one. */
export type FoldArea = {
  /** Null when no fold gave an area. */
  auc: number | null;
  nFolds: number;
  /** Nadeau and Bengio's, of the mean. */
  standardError: number | null;
  interval: Interval | null;
  reason?: CompareReason;
};

/** Mean area with Nadeau and Bengio's interval, the same as the experiment's own figure where every labelled row was held
 *  out once in each repeat.
 *  @param folds  every fold of the experiment, those without an area too
 *  @throws RangeError when level is outside (0, 1). O(folds). */
export function foldArea(folds: readonly ComparedFold[], level = 0.95): FoldArea {
  const counted = folds.filter((fold) => fold.rocAuc !== null);
  const values = counted.map((fold) => fold.rocAuc ?? 0);
  const nFolds = values.length;
  const none = { nFolds, standardError: null, interval: null };
  if (nFolds === 0) return { auc: null, ...none, reason: "TOO_FEW_FOLDS" };
  const auc = meanOf(values);
  if (nFolds < 2) return { auc, ...none, reason: "TOO_FEW_FOLDS" };
  const found = spreadT(values, testOverTrain(counted, folds), level, foldsOfARepeat(counted) - 1);
  if (!found) return { auc, ...none, reason: "NO_SPREAD" };
  return { auc, nFolds, standardError: found.standardError, interval: clip(found, 0, 1) };
}

// Differences of equal size between unequal areas.
const ROUNDING = 1e-12;

/** correctedT, but null also where the values differ by rounding alone, which would claim certainty all the same. */
export function spreadT(
  values: readonly number[],
  ratio: number,
  level: number,
  degreesOfFreedom = values.length - 1,
): CorrectedT | null {
  if (Math.max(...values) - Math.min(...values) <= ROUNDING) return null;
  return correctedT(values, ratio, level, degreesOfFreedom);
}

/** The most that one repeat has, at least two. One less are the degrees of freedom of an area, as its figure has them:
 *  repeats deal the same rows again. A difference of two areas over the same folds keeps those of all folds: measured on
 *  drawn studies of equal learners, its test at 5 % then errs in 0.1 to 5.3 %, with those of a repeat in at most 1.1 %. */
export function foldsOfARepeat(folds: readonly { repeat: number }[]): number {
  const counts = new Map<number, number>();
  for (const { repeat } of folds) counts.set(repeat, (counts.get(repeat) ?? 0) + 1);
  return Math.max(2, ...counts.values());
}

/** The corrected interval, kept to where its figure can lie, which Student's t does not know. */
export function clip({ interval: { low, high, ...named } }: CorrectedT, least: number, most: number): Interval {
  return { low: Math.max(least, low), high: Math.min(most, high), ...named };
}

/** Rows held out over rows they were held out from: the ratio of Nadeau and Bengio's correction. The rows held out from
 *  are the fold's training rows or, where it learned from a few of their labels only, the labelled rows of the repeat's
 *  other folds: what correlates two folds is that their test rows are drawn from the same labelled rows, and a smaller
 *  share of labels learned from makes them no more alike.
 *  @param counted  folds whose values are averaged
 *  @param folds    every fold of the experiment
 *  @throws RangeError when a fold was held out from nothing */
export function testOverTrain(counted: readonly ComparedFold[], folds: readonly ComparedFold[]): number {
  const tested = new Map<number, number>();
  for (const { repeat, nTest } of folds) tested.set(repeat, (tested.get(repeat) ?? 0) + nTest);
  let [test, rest] = [0, 0];
  for (const { repeat, nTrain, nTest } of counted) {
    test += nTest;
    rest += Math.max(nTrain, (tested.get(repeat) ?? 0) - nTest);
  }
  if (!(test > 0 && rest > 0)) throw new RangeError(`folds hold out ${test} rows from ${rest}`);
  return test / rest;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
