import { stratifiedGroupFolds } from "../../protocol/stratified-group-folds.ts";
import type { Random } from "../../random/random.ts";
import { decisionOf, fitWeightedLogistic } from "./weighted-logistic.ts";
import { scoreOrder, weightedRocAuc } from "./weighted-roc-auc.ts";

/** Rows of both sets: 0 labelled, 1 pool. */
export type Membership = { classes: Uint8Array; weights: Float64Array };

/** How well logistic regression tells, out of fold, which set a row is from. Both sets weigh the same in training.
 *  @param x       n x c, row-major, columns of about unit size
 *  @param groups  n: family of each row; never on both sides of a fold
 *  @returns the AUC over all rows, null where a set weighs nothing, and each row's decision value */
export function membershipAuc(
  x: Float64Array,
  c: number,
  { classes, weights }: Membership,
  groups: Int32Array,
  nSplits: number,
  random: Random,
): { auc: number | null; decisions: Float64Array; order: Int32Array } {
  const folds = stratifiedGroupFolds(classes, groups, nSplits, random);
  const decisions = new Float64Array(classes.length);
  for (let fold = 0; fold < nSplits; fold++) {
    const theta = fitWeightedLogistic(x, c, classes, trainingCosts(classes, weights, folds, fold));
    for (let i = 0; i < folds.length; i++) if (folds[i] === fold) decisions[i] = decisionOf(x, i, c, theta);
  }
  const order = scoreOrder(decisions);
  return { auc: weightedRocAuc(order, decisions, classes, weights), decisions, order };
}

/** 0 for the rows held out; each set sums to the number of labelled rows, the smaller source of information. */
function trainingCosts(classes: Uint8Array, weights: Float64Array, folds: Int32Array, fold: number): Float64Array {
  const sums = [0, 0];
  let nLabelled = 0;
  for (let i = 0; i < classes.length; i++) {
    if (folds[i] === fold) continue;
    sums[classes[i]] += weights[i];
    nLabelled += 1 - classes[i];
  }
  return weights.map((weight, i) => {
    const sum = sums[classes[i]];
    return folds[i] === fold || sum === 0 ? 0 : (weight * nLabelled) / sum;
  });
}
