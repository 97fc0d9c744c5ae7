import { randomUUID } from "node:crypto";
import {
  listShardStates,
  planShards,
  requeueLostShards,
  reviveShards,
  type ShardState,
} from "@brainscan/db/queries/shards";
import type { App } from "../app.ts";
import type { NoticeCode } from "../messages/catalogue.ts";
import { UserProblem } from "../messages/user-problem.ts";
import type { PlannedShard, ShardPlan, ShardsOptions } from "./shard.ts";

/** Shards of a plan that are written and not yet done: enough for many processes, few enough for a page of the database. */
const AHEAD_MAX = 64;
/** After so many failures with nothing done it is no single shard's fault. */
const FAILURES_MAX = 3;

/** How the shards of a plan get done. */
export type Hands = {
  /** These wait: have some of them done, or wait a little for others to do them. Called again and again with what still waits. */
  workOn(waiting: readonly string[], tell: (id: string, done: number) => void): Promise<void>;
  /** A process that is not heard of for so long has gone: 0 where no other can be at work. */
  silentMs: number;
  attemptsMax: number;
};

/** Plan a few shards at a time, and follow them until all are done. */
export async function followPlan(
  app: App,
  plan: ShardPlan,
  { signal, report, gotFurther, onOutcome }: ShardsOptions,
  { workOn, silentMs, attemptsMax }: Hands,
): Promise<void> {
  const db = app.database.orm;
  const { runId, kind } = plan;
  const open = new Map<string, ShardState>();
  const failures: UserProblem[] = [];
  let imagesEnded = 0;
  let nDone = 0;
  let told = -1;
  const planned = batches(plan.shards);

  const tell = () => {
    let done = imagesEnded;
    for (const shard of open.values()) done += shard.done;
    // A shard that another process begins anew has to catch up first.
    const now = Math.max(told, Math.min(done, plan.total));
    if (now === told) return;
    told = now;
    report(now, plan.total);
  };
  const settle = (state: ShardState) => {
    if (state.status === "WAITING" || state.status === "RUNNING") return void open.set(state.id, state);
    open.delete(state.id);
    if (state.status === "FAILED") failures.push(failureOf(state));
    if (state.status !== "DONE") return;
    nDone++;
    imagesEnded += state.total;
    gotFurther?.();
    if (state.outcome) onOutcome?.(state.outcome);
  };
  const fill = async (): Promise<boolean> => {
    const shards = await planned.next(AHEAD_MAX - open.size);
    const states = await planShards(db, {
      runId,
      kind,
      shards: shards.map((shard) => ({ ...shard, id: randomUUID() })),
    });
    const failed = states.filter(({ status }) => status === "FAILED").map(({ id }) => id);
    if (failed.length > 0) await reviveShards(db, failed);
    for (const state of states) settle(state.status === "FAILED" ? { ...state, status: "WAITING" } : state);
    return shards.length > 0;
  };

  for (let more = true; more || open.size > 0; ) {
    signal.throwIfAborted();
    if (more && open.size < AHEAD_MAX) more = await fill();
    tell();
    const ids = [...open.keys()];
    if (ids.length === 0) continue;
    await requeueLostShards(db, { ids, silentMs, attemptsMax });
    for (const state of await listShardStates(db, ids)) settle(state);
    const waiting = [...open.values()].filter(({ status }) => status === "WAITING");
    await workOn(
      waiting.map(({ id }) => id),
      (id, done) => {
        const shard = open.get(id);
        if (!shard) return;
        open.set(id, { ...shard, done: Math.max(shard.done, done) });
        tell();
      },
    );
    signal.throwIfAborted();
    for (const state of await listShardStates(db, ids)) settle(state);
    tell();
    if (failures.length >= FAILURES_MAX && nDone === 0) throw failures[0];
  }
  const [first] = failures;
  if (first) throw first;
}

function failureOf({ id, failure }: ShardState): UserProblem {
  if (!failure) throw new Error(`the shard ${id} failed without saying why`);
  // Written by noticeOf of this version or of another that shares the database: told as it is.
  return new UserProblem({ ...failure, code: failure.code as NoticeCode });
}

/** The items of a plan, so many at a time as there is room for. */
function batches(shards: ShardPlan["shards"]) {
  const iterator = Symbol.asyncIterator in shards ? shards[Symbol.asyncIterator]() : shards[Symbol.iterator]();
  return {
    /** Empty once there are none left. */
    async next(max: number): Promise<PlannedShard[]> {
      const taken: PlannedShard[] = [];
      while (taken.length < max) {
        const { done, value } = await iterator.next();
        if (done) break;
        taken.push(value);
      }
      return taken;
    },
  };
}
