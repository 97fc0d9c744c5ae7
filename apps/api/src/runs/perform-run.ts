import { beginRun, findRun, finishRun, releaseRun } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import type { Job, JobContext, JobHandlers } from "../jobs/job.ts";
import { logProblem } from "../log.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { type ProgressRecorder, recordProgress } from "./progress-recorder.ts";

export type ProgressListener = (stage: string, done: number, total: number) => void;

/** RELEASED: the process is stopping, the run waits for the next one. */
export type RunOutcome = "DONE" | "FAILED" | "CANCELLED" | "RELEASED";

type Options = { onProgress?: ProgressListener; signal?: AbortSignal };

/** Carry out one run from QUEUED to its end. What goes wrong inside it ends in the run's row; only a database that cannot be
 *  written makes this throw, and the run is then taken up again at the next start. */
export async function performRun(
  app: App,
  handlers: JobHandlers,
  runId: string,
  options: Options = {},
): Promise<RunOutcome> {
  const db = app.database.orm;
  const run = await findRun(db, runId);
  if (!run) return "CANCELLED";
  if (!(await beginRun(db, { id: runId, now: new Date() }))) return "CANCELLED";

  const job = handlers[run.kind];
  const recorder = recordProgress(app, runId);
  const outcome = await carryOut(app, job, runId, recorder, options);
  if (outcome !== "RELEASED") await tidy(app, job, runId);
  return outcome;
}

async function carryOut(
  app: App,
  job: Job,
  runId: string,
  recorder: ProgressRecorder,
  { onProgress, signal: stopping }: Options,
): Promise<RunOutcome> {
  const db = app.database.orm;
  const signal = stopping ? AbortSignal.any([recorder.signal, stopping]) : recorder.signal;
  const report = (...progress: Parameters<ProgressListener>) => {
    recorder.report(...progress);
    onProgress?.(...progress);
  };
  try {
    const store = await handle(job, { app, runId, signal, report });
    // A wish to stop that comes after the last step changes nothing: the work is done.
    await recorder.stop();
    await db.transaction(async (tx) => {
      await store(tx);
      await finishRun(tx, { id: runId, status: "DONE", now: new Date() });
    });
    return "DONE";
  } catch (problem) {
    await recorder.stop();
    if (stopping?.aborted) {
      await releaseRun(db, runId);
      return "RELEASED";
    }
    if (recorder.signal.aborted) {
      await finishRun(db, { id: runId, status: "CANCELLED", now: new Date() });
      return "CANCELLED";
    }
    await finishRun(db, { id: runId, status: "FAILED", failure: noticeOf(problem), now: new Date() });
    return "FAILED";
  }
}

/** The job's own work; then what it opened is closed, the last first. Failing at that costs room, never the result. */
async function handle(job: Job, context: Omit<JobContext, "atEnd">): ReturnType<Job["handle"]> {
  const closings: (() => Promise<void>)[] = [];
  try {
    return await job.handle({ ...context, atEnd: (close) => closings.unshift(close) });
  } finally {
    for (const close of closings)
      await close().catch((problem: unknown) =>
        logProblem(`what run ${context.runId} had opened was not closed`, problem),
      );
  }
}

/** Remove what only the run needed, once its end is stored. Failing at it costs room, never the result. */
async function tidy(app: App, job: Job, runId: string): Promise<void> {
  try {
    await job.afterwards?.(app, runId);
  } catch (problem) {
    logProblem(`what run ${runId} needed was not removed`, problem);
  }
}
