import { type FittedLearner, type LearnerTools, type TrainingRows, takeSample } from "../registry/learner.ts";
import type { Classifier } from "../registry/method.ts";
import type { ExperimentInputs } from "./experiment.ts";
import { UNLABELED } from "./labels.ts";

/** The rows that a fold may learn from, and those it holds out. */
export type FoldRows = { train: number[]; unlabelled: number[]; test: number[] };

/** Held out: the fold's labelled rows. With them every row of their families leaves, labelled or not, so that nothing
 *  fitted has seen a duplicate of what it is tested on.
 *  @param folds  n: fold of each labelled row, NO_FOLD for the others
 *  @param fold   the fold to hold out; one that names no row trains on everything */
export function splitFold({ labels, groups }: ExperimentInputs, folds: ArrayLike<number>, fold: number): FoldRows {
  const rows = Array.from(labels.keys());
  const test = rows.filter((row) => labels[row] !== UNLABELED && folds[row] === fold);
  const heldOut = new Set(test.map((row) => groups[row]));
  const free = rows.filter((row) => !heldOut.has(groups[row]));
  return {
    train: free.filter((row) => labels[row] !== UNLABELED),
    unlabelled: free.filter((row) => labels[row] === UNLABELED),
    test,
  };
}

/** A classifier with every parameter, ready to fit. */
export type ChosenMethod = { classifier: Classifier; parameters: Record<string, unknown> };

/** Fits on the fold's training rows alone; null when they hold one class only. */
export async function fitFold(
  { features, views = {}, labels, groups }: ExperimentInputs,
  { train, unlabelled }: FoldRows,
  { classifier, parameters }: ChosenMethod,
  tools: LearnerTools,
): Promise<FittedLearner | null> {
  tools.signal?.throwIfAborted();
  const rows: TrainingRows = {
    labelled: takeSample({ features, views }, train),
    labels: Int8Array.from(train, (row) => labels[row]),
    groups: Int32Array.from(train, (row) => groups[row]),
    unlabelled: takeSample({ features, views }, unlabelled),
    unlabelledGroups: Int32Array.from(unlabelled, (row) => groups[row]),
  };
  return new Set(rows.labels).size < 2 ? null : await classifier.learn(rows, parameters, tools);
}
