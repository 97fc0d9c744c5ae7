import { findExperiment, findExperimentByHash } from "@brainscan/db/queries/experiments";
import { findRun, type RunRow, requeueEnded } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import { userProblem } from "../messages/user-problem.ts";
import type { WorkQueue } from "./work-queue.ts";

/** Take a study, an experiment or an export that failed or was cancelled up again, in its own row. Embeddings, folds, experiments and
 *  stages that it finished are in the database, and are taken.
 *  @throws UserProblem for any other run, and for an experiment that was asked for again since */
export async function resumeRun(
  { app, queue }: { app: App; queue: Pick<WorkQueue, "enqueueAgain"> },
  id: string,
): Promise<RunRow> {
  const db = app.database.orm;
  const run = await findRun(db, id);
  if (!run) throw userProblem("RUN_UNKNOWN", { id });
  // An import reads files that are no longer there.
  if (run.kind === "IMPORT") throw userProblem("RUN_NOT_RESUMABLE", { status: run.status });
  const experiment = run.kind === "EXPERIMENT" ? await findExperiment(db, id) : null;
  const again = experiment && (await findExperimentByHash(db, experiment));
  if (again && again.runId !== id) throw userProblem("RUN_REPEATED", { id: again.runId });
  const queued = await requeueEnded(db, id);
  if (!queued) throw userProblem("RUN_NOT_RESUMABLE", { status: run.status });
  await queue.enqueueAgain(queued);
  return queued;
}
