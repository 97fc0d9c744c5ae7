import { type TrainingRows, takeSample } from "../registry/learner.ts";
import type { ExperimentInputs } from "./experiment.ts";
import type { FoldRows } from "./fold-rows.ts";

/** What a method is given of a fold: nothing of the rows that it holds out. */
export function trainingRows(
  { features, views = {}, labels, groups }: ExperimentInputs,
  { train, unlabelled }: Pick<FoldRows, "train" | "unlabelled">,
): TrainingRows {
  return {
    labelled: takeSample({ features, views }, train),
    labels: Int8Array.from(train, (row) => labels[row]),
    groups: Int32Array.from(train, (row) => groups[row]),
    unlabelled: takeSample({ features, views }, unlabelled),
    unlabelledGroups: Int32Array.from(unlabelled, (row) => groups[row]),
  };
}
