import { listQuarantinedAmong, quarantineFile } from "@brainscan/db/queries/quarantine";
import type { NoticeRow } from "@brainscan/db/schema/runs";
import type { Notice } from "../messages/notice.ts";
import { userProblem } from "../messages/user-problem.ts";
import { StorageFailure } from "../storage/storage-failure.ts";
import type { ShardContext } from "./shard.ts";
import { Stalled, stallWatch } from "./stall-watch.ts";

/** Times that a file is tried before it is given up. */
const TRIES = 3;
/** Processes that end in a row with the same file in hand, and with no other, before it is that file's doing. */
const DEATHS_MAX = 2;
/** A large image takes a second. */
const IMAGE_LIMIT_MS = 120_000;

export type Reports = {
  done(sha256: string): void;
  /** The image's own fault. */
  failed(sha256: string, error: Error): void;
  signal: AbortSignal;
};

export type Trial = {
  stage: "MEASURE" | "EMBED";
  /** What is to be worked on. */
  sha256: readonly string[];
  /** Work on some of them, in order. Rejects with what is the fault of none of them, or of one that broke more than itself. */
  work(sha256: readonly string[], reports: Reports): Promise<void>;
  /** Whether what `work` rejected with can be an image's doing: threads that died. They are opened anew by the next `work`. */
  broke(problem: unknown): boolean;
  reopen(): void;
  /** @throws when not even an image that is known to be good can be worked on */
  checkUp(): Promise<void>;
  imageLimitMs?: number;
};

type Failing = { error: Error; times: number };

/** Work on a shard's images so that none of them stops the others. One that cannot be worked on, takes for ever or ends its threads
 *  is tried three times, at last alone; one that ends the process is found by working on one at a time from then on. It is then put
 *  into quarantine, and the rest goes on.
 *  @throws what is no single image's fault: nothing is put into quarantine for it */
export async function workThrough(context: ShardContext, trial: Trial): Promise<void> {
  const { suspicion, signal } = context;
  const failing = new Map<string, Failing>();
  const givenUp = await giveUpDeadly(context, trial);
  // What was given up before is not tried until it is released.
  const known = await listQuarantinedAmong(context.app.database.orm, trial.sha256);
  const todo = trial.sha256.filter((sha256) => !known.has(sha256));
  const note = (sha256: string, error: Error) =>
    failing.set(sha256, { error, times: (failing.get(sha256)?.times ?? 0) + 1 });

  if (suspicion.deaths > 0 && givenUp === null) {
    // One of them may have ended the process: the one that was in hand first.
    const suspect = todo.filter((sha256) => sha256 === suspicion.file);
    for (const sha256 of [...suspect, ...todo.filter((other) => other !== suspicion.file)]) {
      signal.throwIfAborted();
      await context.trying(sha256);
      await attempt(context, trial, [sha256], note);
    }
    await context.trying(null);
  } else await attempt(context, trial, todo, note);

  for (let tries = 2; tries <= TRIES; tries++)
    for (const [sha256, { times }] of failing) if (times === tries - 1) await attempt(context, trial, [sha256], note);

  const hopeless = [...failing].filter(([, { times }]) => times >= TRIES);
  if (hopeless.length === 0) return;
  await trial.checkUp();
  const [[first, { error }]] = hopeless;
  if (hopeless.length === todo.length && todo.length > 1)
    throw userProblem("SHARD_FAILED_WHOLE", { images: todo.length, message: error.message, sha256: first });
  for (const [sha256, { error: reason, times }] of hopeless)
    await giveUp(context, trial, { sha256, reason: reasonOf(reason), attempts: times });
}

/** What was in hand each time a process ended is not tried again. @returns the file */
async function giveUpDeadly(context: ShardContext, trial: Trial): Promise<string | null> {
  const { file, deaths } = context.suspicion;
  if (file === null || deaths < DEATHS_MAX || !trial.sha256.includes(file)) return null;
  // The first attempt, amid the others, ended the process too.
  const attempts = deaths + 1;
  await giveUp(context, trial, {
    ...{ sha256: file, attempts },
    reason: { code: "FILE_ENDS_PROCESS", params: { attempts } },
  });
  await context.trying(null);
  return file;
}

type GivenUp = { sha256: string; reason: Notice; attempts: number };

async function giveUp({ app, runId, gotFurther }: ShardContext, { stage }: Trial, file: GivenUp): Promise<void> {
  const reason = file.reason as NoticeRow;
  await quarantineFile(app.database.orm, { ...file, reason, stage, runId, now: new Date() });
  gotFurther();
}

function reasonOf(error: Error): Notice {
  if (error instanceof Stalled) return { code: "FILE_STALLS", params: { seconds: error.seconds } };
  return { code: "FILE_FAILS", params: { message: error.message } };
}

/** Try these once each. */
async function attempt(
  context: ShardContext,
  trial: Trial,
  sha256: readonly string[],
  note: (sha256: string, error: Error) => void,
): Promise<void> {
  const pending = new Set(sha256);
  while (pending.size > 0) {
    const watch = stallWatch(trial.imageLimitMs ?? IMAGE_LIMIT_MS);
    try {
      await trial.work([...pending], {
        signal: AbortSignal.any([context.signal, watch.signal]),
        done(one) {
          watch.heard();
          pending.delete(one);
        },
        failed(one, error) {
          watch.heard();
          if (error instanceof StorageFailure) throw error;
          pending.delete(one);
          note(one, error);
        },
      });
      return;
    } catch (problem) {
      context.signal.throwIfAborted();
      const stalled = watch.signal.aborted ? (watch.signal.reason as Stalled) : null;
      if (!stalled && !trial.broke(problem)) throw problem;
      trial.reopen();
      const [head] = pending;
      if (head === undefined) return;
      if (stalled || pending.size === 1) {
        pending.delete(head);
        note(head, stalled ?? (problem as Error));
        continue;
      }
      // Whichever of them did it: alone, it is known.
      for (const one of pending) await attempt(context, trial, [one], note);
      return;
    } finally {
      watch.stop();
    }
  }
}
