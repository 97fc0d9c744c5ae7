import { writeProgress } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";
import { ClaimLost } from "./claim-lost.ts";

const INTERVAL_MS = 400;

export type ProgressRecorder = {
  report(stage: string, done: number, total: number): void;
  /** Something lasting was stored: should the process end now, the attempt was not for nothing. */
  gotFurther(): void;
  /** Aborted once a stop is asked for; with ClaimLost, once another process has the run. */
  signal: AbortSignal;
  /** Write the latest progress once more, then no more. */
  stop(): Promise<void>;
};

/** Write a run's progress a few times a second, however often it is reported: that also tells the others that this process lives. */
export function recordProgress(app: App, runId: string): ProgressRecorder {
  const controller = new AbortController();
  let latest = { stage: null as string | null, done: 0, total: 0, stageStartedAt: null as Date | null };
  let further = false;
  let writing: Promise<void> | null = null;

  const write = async () => {
    const gotFurther = further;
    further = false;
    const held = await writeProgress(app.database.orm, {
      ...{ id: runId, claimedBy: app.id, gotFurther },
      progress: latest,
    });
    if (!held) controller.abort(new ClaimLost());
    else if (held.cancelRequested) controller.abort();
  };
  const tick = () => {
    writing ??= write()
      // A database that fails here fails the job itself at its next statement: progress alone must not end it.
      .catch((cause: unknown) => logProblem(`progress of run ${runId} was not written`, cause))
      .finally(() => {
        writing = null;
      });
  };
  const timer = setInterval(tick, INTERVAL_MS);

  return {
    report(stage, done, total) {
      const stageStartedAt = stage === latest.stage ? latest.stageStartedAt : new Date();
      latest = { stage, done, total, stageStartedAt };
    },
    gotFurther() {
      further = true;
    },
    signal: controller.signal,
    async stop() {
      clearInterval(timer);
      if (writing) await writing;
      tick();
      await writing;
    },
  };
}
