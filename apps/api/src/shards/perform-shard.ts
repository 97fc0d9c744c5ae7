import { isDatabaseAway } from "@brainscan/db/errors";
import {
  finishShard,
  releaseShard,
  retryShard,
  type ShardRow,
  touchShard,
  writeTrying,
} from "@brainscan/db/queries/shards";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";
import { logWork } from "../logging/log-work.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { ClaimLost } from "../runs/claim-lost.ts";
import type { ShardContext, ShardHandlers } from "./shard.ts";

const TOUCH_MS = 400;

/** LOST: another process has it. RELEASED: it waits for whoever comes, and this attempt does not count. */
export type ShardEnd = "DONE" | "FAILED" | "RETRIED" | "RELEASED" | "LOST";

type Options = {
  signal: AbortSignal;
  attemptsMax: number;
  onProgress?: (done: number) => void;
  /** Do it whatever became of its run. */
  ofAnyRun?: boolean;
};

/** Do a shard that this process has claimed, and store its end as long as the claim holds: a process that was paused for long may
 *  find that another one has it. */
export function performShard(app: App, handlers: ShardHandlers, shard: ShardRow, options: Options): Promise<ShardEnd> {
  const { id: shardId, runId, kind } = shard;
  return logWork("shard", { shardId, runId, kind }, () => carryOut(app, handlers, shard, options));
}

async function carryOut(
  app: App,
  handlers: ShardHandlers,
  shard: ShardRow,
  { signal, attemptsMax, onProgress, ofAnyRun = false }: Options,
): Promise<ShardEnd> {
  const db = app.database.orm;
  const claim = { id: shard.id, claimedBy: app.id };
  const stop = new AbortController();
  let done = shard.done;
  let gotFurther = false;

  const touch = async () => {
    const further = gotFurther;
    gotFurther = false;
    const held = await touchShard(db, { ...claim, done, gotFurther: further });
    if (!held) stop.abort(new ClaimLost());
    else if (!held.goesOn && !ofAnyRun) stop.abort(new Error("the run of this shard goes on no more"));
  };
  const ticker = startTicker(touch, `shard ${shard.id}`);
  const lease = app.kept.lease();
  const context: ShardContext = {
    app,
    runId: shard.runId,
    signal: AbortSignal.any([signal, stop.signal]),
    total: shard.total,
    suspicion: { deaths: shard.deaths, file: shard.trying },
    report(now) {
      done = Math.max(0, Math.min(now, shard.total));
      onProgress?.(done);
    },
    gotFurther() {
      gotFurther = true;
    },
    async trying(sha256) {
      if (!(await writeTrying(db, { ...claim, sha256 }))) throw new ClaimLost();
    },
    keep: lease.keep,
    forget: lease.forget,
  };
  try {
    const outcome = (await handlers[shard.kind](context, shard.task)) ?? undefined;
    await ticker.stop();
    return (await finishShard(db, { ...claim, status: "DONE", outcome })) ? "DONE" : "LOST";
  } catch (problem) {
    await ticker.stop();
    if (stop.signal.reason instanceof ClaimLost || problem instanceof ClaimLost) return "LOST";
    if (context.signal.aborted || isDatabaseAway(problem)) {
      await releaseShard(db, claim);
      return "RELEASED";
    }
    if (shard.attempts < attemptsMax) {
      logProblem(`shard ${shard.id} failed at attempt ${shard.attempts} and is tried again`, problem);
      return (await retryShard(db, claim)) ? "RETRIED" : "LOST";
    }
    const failure = noticeOf(problem);
    return (await finishShard(db, { ...claim, status: "FAILED", failure })) ? "FAILED" : "LOST";
  } finally {
    lease.end();
  }
}

/** Do something again and again, never twice at once. What fails is told, and tried again. */
function startTicker(tick: () => Promise<void>, what: string) {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= tick()
      .catch((problem: unknown) => logProblem(`progress of ${what} was not written`, problem))
      .finally(() => {
        running = null;
      });
  }, TOUCH_MS);
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
