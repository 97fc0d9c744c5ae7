import { takeRows } from "../matrix/matrix.ts";
import { rocAuc } from "../metrics/roc-auc.ts";
import type { Random } from "../random/random.ts";
import { createRandom } from "../random/random.ts";
import type { ExperimentInputs, FoldResult } from "./experiment.ts";
import { fitFold, splitFold } from "./fit-fold.ts";
import type { Learner } from "./learner.ts";

export type CrossValidation = {
  /** n: P(cancer) from the fold that held the row out; NaN where no fold scored it. */
  outOfFold: Float64Array;
  folds: FoldResult[];
};

/** The stream that deals the families of one repeat; repeat 0 is the experiment's own. */
export function foldStream(seed: number, repeat: number): Random {
  return repeat === 0 ? createRandom(seed, "folds") : createRandom(seed, "folds", repeat);
}

/** Fits and scores each fold once.
 *  @param folds   n: fold of each labelled row, NO_FOLD for the others
 *  @param onFold  told the folds done, before each of them */
export function crossValidate(
  inputs: ExperimentInputs,
  folds: Int32Array,
  method: { learner: Learner; parameters: Readonly<Record<string, number | boolean | string>>; seed: number },
  nSplits: number,
  onFold: (done: number) => void,
): CrossValidation {
  const { features, labels } = inputs;
  const outOfFold = new Float64Array(labels.length).fill(Number.NaN);
  const results = Array.from({ length: nSplits }, (_, fold): FoldResult => {
    onFold(fold);
    const rows = splitFold(inputs, folds, fold);
    const fitted = fitFold(inputs, rows, method.learner, method.parameters, method.seed);
    const scores = fitted?.score(takeRows(features, rows.test));
    if (scores) for (const [i, row] of rows.test.entries()) outOfFold[row] = scores[i];
    const testLabels = rows.test.map((row) => labels[row]);
    return {
      fold,
      nTrain: rows.train.length,
      nTest: rows.test.length,
      nUnlabelled: fitted?.nUnlabelled ?? 0,
      rocAuc: scores ? rocAuc(testLabels, scores) : null,
      selected: fitted?.selected ?? {},
    };
  });
  return { outOfFold, folds: results };
}
