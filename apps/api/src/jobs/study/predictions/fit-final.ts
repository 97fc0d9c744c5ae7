import { createHash } from "node:crypto";
import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { saveFittedModel } from "@brainscan/db/queries/fitted-models";
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
  /** Key of the model as a file, by which other images are scored, and the scores above were made too. Null where every image
   *  was looked at. */
  scorer: string | null;
};

export async function fitFinal(
  context: JobContext,
  inputs: StudyInputs,
  experiment: ExperimentRow,
): Promise<FinalModel> {
  const learning = learningInputs(inputs.rows, await loadMethodFeatures(context, inputs, experiment));
  const outOfFold = outOfFoldScores(experiment, learning.groupIds.length);
  const task = {
    inputs: learning.inputs,
    config: configOf(experiment),
    folds: experiment.folds ?? [],
    outOfFold: outOfFold.mean,
  };
  const found = await (inputs.sample ? fitScorer : fitScores)(context, experiment, task);
  return { learning, outOfFold, ...found };
}

type Task = {
  inputs: Learning["inputs"];
  config: ReturnType<typeof configOf>;
  folds: NonNullable<ExperimentRow["folds"]>;
  outOfFold: Float64Array;
};

type Found = { scores: number[]; calibrated: number[] | null; scorer: string | null };

function fitScores({ app, signal }: JobContext, { contentHash }: ExperimentRow, task: Task): Promise<Found> {
  return remembered(app, "final model", contentHash, async () => {
    const { scores, calibrated } = await runScience("score", task, { signal });
    return { scores: [...scores], calibrated: calibrated && [...calibrated] };
  }).then((found) => ({ ...found, scorer: null }));
}

function fitScorer({ app, signal }: JobContext, { contentHash }: ExperimentRow, task: Task): Promise<Found> {
  return remembered(app, "final scorer", contentHash, async () => {
    const { file, scores, calibrated } = await runScience("fitScorer", task, { signal });
    const scorer = createHash("sha256").update(file).digest("hex");
    await saveFittedModel(app.database.orm, { key: scorer, file });
    return { scores: [...scores], calibrated: calibrated && [...calibrated], scorer };
  });
}
