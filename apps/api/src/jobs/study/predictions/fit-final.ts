import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { runScience } from "../../../science/run-science.ts";
import { configOf } from "../../experiment/evaluate.ts";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { loadMethodFeatures } from "../load-method-features.ts";
import { remembered } from "../stage-memory.ts";
import { type Learning, learningInputs } from "../study-rows.ts";
import { type OutOfFoldScores, outOfFoldScores } from "./out-of-fold-scores.ts";

/** An experiment's method trained on every label, and what it says of each row that it may learn from. */
export type FinalModel = {
  learning: Learning;
  outOfFold: OutOfFoldScores;
  /** P(cancer), as the method gives it. */
  scores: ArrayLike<number>;
  /** The same, calibrated on the out-of-fold scores; null when they are too few. */
  calibrated: ArrayLike<number> | null;
};

export async function fitFinal(
  context: JobContext,
  inputs: StudyInputs,
  experiment: ExperimentRow,
): Promise<FinalModel> {
  const { app, signal } = context;
  const learning = learningInputs(inputs.rows, await loadMethodFeatures(context, inputs, experiment));
  const outOfFold = outOfFoldScores(experiment, learning.groupIds.length);
  const { scores, calibrated } = await remembered(app, "final model", experiment.contentHash, async () => {
    const found = await runScience(
      "score",
      {
        inputs: learning.inputs,
        config: configOf(experiment),
        folds: experiment.folds ?? [],
        outOfFold: outOfFold.mean,
      },
      { signal },
    );
    return { scores: [...found.scores], calibrated: found.calibrated && [...found.calibrated] };
  });
  return { learning, outOfFold, scores, calibrated };
}
