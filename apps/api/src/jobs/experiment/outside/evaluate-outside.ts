import { type ExperimentRow, saveExperimentResult } from "@brainscan/db/queries/experiments";
import { deleteFoldResults } from "@brainscan/db/queries/fold-results";
import { findOutsideTable, saveOutsideJudgement } from "@brainscan/db/queries/outside-tables";
import { userProblem } from "../../../messages/user-problem.ts";
import { SAMPLE_SIZE } from "../../../plan/plan.ts";
import type { Job, JobContext } from "../../job.ts";
import { loadStudyInputs } from "../../study/load-inputs.ts";
import { learningInputs } from "../../study/study-rows.ts";
import { resultRow } from "../evaluate.ts";
import { evaluateEmbeddings } from "./evaluate-embeddings.ts";
import { judgeScores } from "./judge-scores.ts";

/** An experiment whose scores or features were made elsewhere. The images are embedded here all the same: near duplicates
 *  are found by it, and leaks by them. */
export async function evaluateOutside(context: JobContext, experiment: ExperimentRow): ReturnType<Job["handle"]> {
  const { app, runId, report, signal } = context;
  const { outside: known, outsideTableId, seed, contentHash } = experiment;
  const table = outsideTableId && (await findOutsideTable(app.database.orm, outsideTableId));
  if (!known || !table) throw new Error(`the experiment ${runId} has no table`);
  const { provider } = app.config;
  const inputs = await loadStudyInputs(context, { ...experiment, provider, sampleSize: SAMPLE_SIZE });
  if (inputs.fingerprint !== experiment.datasetFingerprint) throw userProblem("DATASET_CHANGED");

  const begun = performance.now();
  const study = inputs.rows;
  const learning = learningInputs(study, { features: inputs.layers.matrices.avgpool, views: {} });
  report("EVALUATE", 0, 1);
  const { result, outside } =
    table.kind === "SCORES"
      ? await judgeScores({ study, learning, seed, known, scores: table.scores ?? [] }, { signal })
      : await evaluateEmbeddings(
          app,
          { study, learning, table, experiment, known },
          { signal, onProgress: (done, total) => report("EVALUATE", done, total) },
        );
  const row = resultRow(result, learning, { providers: [], durationMs: performance.now() - begun });
  return async (tx) => {
    await saveExperimentResult(tx, { runId, result: row });
    await saveOutsideJudgement(tx, { runId, outside });
    await deleteFoldResults(tx, contentHash);
  };
}
