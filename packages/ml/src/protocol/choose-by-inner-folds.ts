import { logLoss } from "../metrics/log-loss.ts";
import { rocAuc } from "../metrics/roc-auc.ts";
import type { Random } from "../random/random.ts";
import { type InnerFold, innerFolds } from "./inner-folds.ts";

/** What makes a candidate good: a low log loss, for probabilities; a high ROC AUC, for scores of any other kind. */
export type Criterion = "logLoss" | "rocAuc";

type Choice = {
  /** Deals the families. */
  random: Random;
  /** Default logLoss. */
  criterion?: Criterion;
  signal?: AbortSignal;
};

/** Chooses what a parameter left to "auto" shall be, by a grouped cross-validation inside the training rows.
 *  @param labels      m: 0 or 1
 *  @param groups      m: family of each row
 *  @param candidates  the simplest (most regularised) first: ties go to it
 *  @param scoreEach   fits on the fold's `train` rows and scores its `test` rows, once for each candidate, in order: all
 *    of them at once, so that what they share is computed once
 *  @returns null where the rows are too few to tell
 *  @throws RangeError when lengths differ or a label is unknown */
export async function chooseByInnerFolds<Candidate>(
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  candidates: readonly Candidate[],
  scoreEach: (fold: InnerFold, candidates: readonly Candidate[]) => Promise<readonly ArrayLike<number>[]>,
  { random, criterion = "logLoss", signal }: Choice,
): Promise<Candidate | null> {
  const losses = candidates.map(() => 0);
  let scored = 0;
  for (const fold of innerFolds(labels, groups, random)) {
    signal?.throwIfAborted();
    const truth = fold.test.map((row) => labels[row]);
    // Held-out rows of one class have no ROC curve.
    if (criterion === "rocAuc" && new Set(truth).size < 2) continue;
    const scores = await scoreEach(fold, candidates);
    scored += truth.length;
    for (let at = 0; at < losses.length; at++) losses[at] += truth.length * lossOf(criterion, truth, scores[at]);
  }
  return scored === 0 ? null : candidates[losses.indexOf(Math.min(...losses))];
}

function lossOf(criterion: Criterion, truth: number[], scores: ArrayLike<number>): number {
  return criterion === "logLoss" ? (logLoss(truth, scores) ?? 0) : 1 - (rocAuc(truth, scores) ?? 0);
}
