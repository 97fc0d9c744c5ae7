import { writeProgress } from "@brainscan/db/queries/runs";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";

const INTERVAL_MS = 400;

export type ProgressRecorder = {
  report(stage: string, done: number, total: number): void;
  signal: AbortSignal;
  /** Write the latest progress once more, then no more. */
  stop(): Promise<void>;
};

/** Write a run's progress a few times a second, however often it is reported, and abort its signal once a stop is asked for. */
export function recordProgress(app: App, runId: string): ProgressRecorder {
  const controller = new AbortController();
  let latest = { stage: null as string | null, done: 0, total: 0, stageStartedAt: null as Date | null };
  let writing: Promise<void> | null = null;

  const write = async () => {
    const { cancelRequested } = await writeProgress(app.database.orm, { id: runId, ...latest });
    if (cancelRequested) controller.abort();
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
    signal: controller.signal,
    async stop() {
      clearInterval(timer);
      if (writing) await writing;
      tick();
      await writing;
    },
  };
}
