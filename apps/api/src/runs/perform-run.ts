import { isDatabaseAway } from "@brainscan/db/errors";
import { beginRun, findRun, finishRun, releaseRun } from "@brainscan/db/queries/runs";
import { deleteShards } from "@brainscan/db/queries/shards";
import type { App } from "../app.ts";
import type { Job, JobContext, JobHandlers } from "../jobs/job.ts";
import { logProblem } from "../log.ts";
import { logWork } from "../logging/log-work.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { QuarantinedMeanwhile } from "../quarantine/quarantined-meanwhile.ts";
import { runShardsHere } from "../shards/run-shards-here.ts";
import type { ShardPlan, ShardRunner, ShardsOptions } from "../shards/shard.ts";
import { SHARD_HANDLERS } from "../shards/shard-handlers.ts";
import { ClaimLost } from "./claim-lost.ts";
import { whileGettingFurther } from "./getting-further.ts";
import { type ProgressRecorder, recordProgress } from "./progress-recorder.ts";

export type ProgressListener = (stage: string, done: number, total: number) => void;

/** RELEASED: the process is stopping or the database went away, the run waits for whoever comes next. LOST: another process has it. */
export type RunOutcome = "DONE" | "FAILED" | "CANCELLED" | "RELEASED" | "LOST";

type Options = {
  onProgress?: ProgressListener;
  signal?: AbortSignal;
  /** Who does the run's shards: this process alone, unless others help. */
  shards?: ShardRunner;
};

/** Carry out one run from QUEUED to its end. What goes wrong inside it ends in the run's row; only a database that cannot be
 *  written makes this throw, and the run is then taken up again, here or elsewhere. Its end is stored as long as the run is this
 *  process's: one that was paused for long may find that another has it. */
export async function performRun(
  app: App,
  handlers: JobHandlers,
  runId: string,
  options: Options = {},
): Promise<RunOutcome> {
  const db = app.database.orm;
  const run = await findRun(db, runId);
  if (!run) return "CANCELLED";
  if (!(await beginRun(db, { id: runId, claimedBy: app.id, now: new Date() }))) return "CANCELLED";

  const job = handlers[run.kind];
  return logWork("run", { runId, kind: run.kind }, async () => {
    const recorder = recordProgress(app, runId);
    const outcome = await carryOut(app, job, runId, recorder, options);
    if (outcome !== "RELEASED" && outcome !== "LOST") await tidy(app, job, runId);
    return outcome;
  });
}

async function carryOut(
  app: App,
  job: Job,
  runId: string,
  recorder: ProgressRecorder,
  { onProgress, signal: stopping, shards = runShardsHere(app, SHARD_HANDLERS) }: Options,
): Promise<RunOutcome> {
  const db = app.database.orm;
  const claim = { id: runId, claimedBy: app.id };
  const { gotFurther } = recorder;
  const signal = stopping ? AbortSignal.any([recorder.signal, stopping]) : recorder.signal;
  const report = (...progress: Parameters<ProgressListener>) => {
    recorder.report(...progress);
    onProgress?.(...progress);
  };
  try {
    const context = {
      ...{ app, runId, signal, report, gotFurther },
      shards: { run: (plan: ShardPlan, asked: ShardsOptions) => shards.run(plan, { ...asked, gotFurther }) },
    };
    const store = await whileGettingFurther(gotFurther, () => handle(job, context));
    // A wish to stop that comes after the last step changes nothing: the work is done.
    await recorder.stop();
    await db.transaction(async (tx) => {
      await store(tx);
      // Rolls back what was just stored.
      if (!(await finishRun(tx, { ...claim, status: "DONE", now: new Date() }))) throw new ClaimLost();
    });
    return "DONE";
  } catch (problem) {
    await recorder.stop();
    if (problem instanceof ClaimLost || recorder.signal.reason instanceof ClaimLost) return "LOST";
    // A database that went away is nobody's failure: what was stored is taken up again once it is back.
    if (stopping?.aborted || isDatabaseAway(problem)) {
      await releaseRun(db, claim);
      return "RELEASED";
    }
    const end = recorder.signal.aborted
      ? { status: "CANCELLED" as const }
      : { status: "FAILED" as const, failure: noticeOf(problem) };
    return (await finishRun(db, { ...claim, ...end, now: new Date() })) ? end.status : "LOST";
  }
}

/** The job's own work, begun again as often as files turn out to be such that nobody can work on them: what it did is kept, and its
 *  data set is each time the smaller by those files. */
async function handle(job: Job, context: Omit<JobContext, "atEnd">): ReturnType<Job["handle"]> {
  for (;;)
    try {
      return await handleOnce(job, context);
    } catch (problem) {
      if (!(problem instanceof QuarantinedMeanwhile)) throw problem;
    }
}

/** Then what it opened is closed, the last first. Failing at that costs room, never the result. */
async function handleOnce(job: Job, context: Omit<JobContext, "atEnd">): ReturnType<Job["handle"]> {
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
    const run = await findRun(app.database.orm, runId);
    // One that failed may be taken up again, and goes on where it was.
    if (run?.status === "DONE") await deleteShards(app.database.orm, runId);
    await job.afterwards?.(app, runId);
  } catch (problem) {
    logProblem(`what run ${runId} needed was not removed`, problem);
  }
}
