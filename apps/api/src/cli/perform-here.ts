import { findRun } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import { JOB_HANDLERS } from "../jobs/handlers.ts";
import type { Language } from "../messages/message.ts";
import { userProblem } from "../messages/user-problem.ts";
import { performRun } from "../runs/perform-run.ts";
import { progressLine } from "./progress-line.ts";
import { RunFailure } from "./run-failure.ts";

/** Carry out a run here and now; its failure becomes this command's. */
export async function performHere(app: App, runId: string, language: Language, signal: AbortSignal): Promise<void> {
  const line = progressLine(language);
  const outcome = await performRun(app, JOB_HANDLERS, runId, { signal, onProgress: line.show });
  line.end();
  if (outcome === "DONE") return;
  if (signal.aborted) throw userProblem("INTERRUPTED");
  const run = await findRun(app.database.orm, runId);
  if (!run?.failure) throw userProblem("INTERRUPTED");
  throw new RunFailure(run.failure);
}
