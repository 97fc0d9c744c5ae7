import { rocAuc } from "../metrics/roc-auc.ts";
import type { Random } from "../random/random.ts";
import { createRandom } from "../random/random.ts";
import { type LearnerTools, takeSample } from "../registry/learner.ts";
import type { ExperimentInputs, FoldResult } from "./experiment.ts";
import { type ChosenMethod, fitFold, splitFold } from "./fit-fold.ts";

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
 *  @param tools   onFold is told the folds done, before each of them */
export async function crossValidate(
  inputs: ExperimentInputs,
  folds: Int32Array,
  method: ChosenMethod,
  nSplits: number,
  tools: LearnerTools & { onFold?: (done: number) => void },
): Promise<CrossValidation> {
  const { features, views = {}, labels } = inputs;
  const outOfFold = new Float64Array(labels.length).fill(Number.NaN);
  const results: FoldResult[] = [];
  for (let fold = 0; fold < nSplits; fold++) {
    tools.onFold?.(fold);
    const rows = splitFold(inputs, folds, fold);
    const fitted = await fitFold(inputs, rows, method, tools);
    const scores = await fitted?.score(takeSample({ features, views }, rows.test));
    if (scores) for (const [i, row] of rows.test.entries()) outOfFold[row] = scores[i];
    const testLabels = rows.test.map((row) => labels[row]);
    results.push({
      fold,
      nTrain: rows.train.length,
      nTest: rows.test.length,
      nUnlabelled: fitted?.nUnlabelled ?? 0,
      rocAuc: scores ? rocAuc(testLabels, scores) : null,
      selected: fitted?.selected ?? {},
    });
  }
  return { outOfFold, folds: results };
}
