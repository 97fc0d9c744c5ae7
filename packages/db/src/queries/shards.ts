import { and, eq, inArray, not, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable } from "../orm.ts";
import { type NoticeRow, runs } from "../schema/runs.ts";
import { type ShardKind, type ShardStatus, shards } from "../schema/shards.ts";
import { anyOf } from "./any-of.ts";

export type ShardRow = typeof shards.$inferSelect;
export type NewShard = Pick<ShardRow, "id" | "key" | "task" | "total">;

/** Where a shard stands, without what it is to do. */
export type ShardState = {
  id: string;
  status: ShardStatus;
  done: number;
  total: number;
  failure: NoticeRow | null;
  outcome: Record<string, unknown> | null;
};

const state = {
  id: shards.id,
  status: shards.status,
  done: shards.done,
  total: shards.total,
  failure: shards.failure,
  outcome: shards.outcome,
};

/** Write what a run is to have done, as far as it is not written yet, and answer where all of it stands, in the order given. */
export async function planShards(
  db: Queryable,
  params: { runId: string; kind: ShardKind; shards: readonly NewShard[] },
): Promise<ShardState[]> {
  const { runId, kind, shards: planned } = params;
  if (planned.length === 0) return [];
  await db
    .insert(shards)
    .values(planned.map((shard) => ({ ...shard, runId, kind })))
    .onConflictDoNothing();
  const keys = planned.map(({ key }) => key);
  const rows = await db
    .select({ ...state, key: shards.key })
    .from(shards)
    .where(and(eq(shards.runId, runId), eq(shards.kind, kind), anyOf(shards.key, keys)));
  const byKey = new Map(rows.map(({ key, ...row }) => [key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

export async function listShardStates(db: Queryable, ids: readonly string[]): Promise<ShardState[]> {
  return db.select(state).from(shards).where(anyOf(shards.id, ids));
}

export async function findShard(db: Queryable, id: string): Promise<ShardRow | null> {
  const [row] = await db.select().from(shards).where(eq(shards.id, id));
  return row ?? null;
}

const runIs = (condition: SQL) => sql`exists (select from ${runs} where ${runs.id} = ${shards.runId} and ${condition})`;

/** The run goes on: it has not ended, and nobody asked it to stop. */
const goesOn = sql`${runs.status} in ('QUEUED', 'RUNNING') and ${runs.cancelRequestedAt} is null`;

const other = alias(shards, "other");

/** Another run's shard of the same key is being worked on by a process that is heard of: its result will serve this one too. */
const isDoneElsewhere = (silentMs: number) =>
  sql`exists (select from ${shards} as ${sql.identifier("other")} where ${other.kind} = ${shards.kind}
    and ${other.key} = ${shards.key} and ${other.id} <> ${shards.id} and ${other.status} = 'RUNNING'
    and ${other.heartbeatAt} > now() - make_interval(secs => ${silentMs / 1000}))`;

/** Take a shard that waits; null when another process took it, its run wants it no more, or the same is just being done for another
 *  run.
 *  @param ofAnyRun  take it whatever became of its run
 *  @param silentMs  a process that was not heard of for so long does nothing */
export async function claimShard(
  db: Queryable,
  params: { id: string; claimedBy: string; ofAnyRun?: boolean; silentMs?: number },
): Promise<ShardRow | null> {
  const { id, claimedBy, ofAnyRun = false, silentMs = 0 } = params;
  const [row] = await db
    .update(shards)
    .set({
      status: "RUNNING",
      claimedBy,
      heartbeatAt: sql`now()`,
      attempts: sql`${shards.attempts} + 1`,
    })
    .where(
      and(
        eq(shards.id, id),
        eq(shards.status, "WAITING"),
        ofAnyRun ? undefined : runIs(goesOn),
        silentMs > 0 ? not(isDoneElsewhere(silentMs)) : undefined,
      ),
    )
    .returning();
  return row ?? null;
}

type Claim = { id: string; claimedBy: string };

const isClaimed = ({ id, claimedBy }: Claim) =>
  and(eq(shards.id, id), eq(shards.claimedBy, claimedBy), eq(shards.status, "RUNNING"));

/** Say that the shard is still in hand, and how many of its images are done: never fewer than were said before. Null when it is in
 *  hand no more: another process has it, or it was done.
 *  @param gotFurther  something lasting was stored: should the process end now, it did not end for nothing */
export async function touchShard(
  db: Queryable,
  params: Claim & { done: number; gotFurther: boolean },
): Promise<{ goesOn: boolean } | null> {
  const [row] = await db
    .update(shards)
    .set({
      done: sql`greatest(${shards.done}, ${params.done})`,
      heartbeatAt: sql`now()`,
      ...(params.gotFurther ? { attempts: 1 } : {}),
    })
    .where(isClaimed(params))
    .returning({ goesOn: runIs(goesOn).mapWith(Boolean) });
  return row ?? null;
}

/** Name the file in hand, or none. Deaths with it in hand are counted as long as it is named. @returns false when the claim is lost */
export async function writeTrying(db: Queryable, params: Claim & { sha256: string | null }): Promise<boolean> {
  const { sha256 } = params;
  const named = await db
    .update(shards)
    .set({
      trying: sha256,
      deaths: sha256 === null ? 0 : sql`case when ${shards.trying} = ${sha256} then ${shards.deaths} else 0 end`,
      heartbeatAt: sql`now()`,
    })
    .where(isClaimed(params))
    .returning({ id: shards.id });
  return named.length === 1;
}

/** End a shard. @returns false, and nothing is changed, when the claim is lost */
export async function finishShard(
  db: Queryable,
  params: Claim & { status: "DONE" | "FAILED"; failure?: NoticeRow; outcome?: Record<string, unknown> },
): Promise<boolean> {
  const { status, failure, outcome } = params;
  const finished = await db
    .update(shards)
    .set({
      ...{ status, failure: failure ?? null, outcome: outcome ?? null, trying: null, finishedAt: sql`now()` },
      ...(status === "DONE" ? { done: shards.total } : {}),
    })
    .where(isClaimed(params))
    .returning({ id: shards.id });
  return finished.length === 1;
}

/** Have a shard that failed wait to be tried again, by whoever comes. @returns false when the claim is lost */
export async function retryShard(db: Queryable, params: Claim): Promise<boolean> {
  const waiting = await db
    .update(shards)
    .set({ status: "WAITING", claimedBy: null, trying: null, deaths: 0 })
    .where(isClaimed(params))
    .returning({ id: shards.id });
  return waiting.length === 1;
}

/** The process stops by itself, or the run does: the shard waits, and this attempt does not count. */
export async function releaseShard(db: Queryable, params: Claim): Promise<void> {
  await db
    .update(shards)
    .set({ status: "WAITING", claimedBy: null, attempts: sql`greatest(${shards.attempts} - 1, 0)` })
    .where(isClaimed(params));
}

/** Shards whose process was not heard of for so long wait again, unless each attempt has ended the process. Answers those that
 *  changed.
 *  @param silentMs  0 where nobody else can be at work */
export async function requeueLostShards(
  db: Queryable,
  params: { ids: readonly string[]; silentMs: number; attemptsMax: number },
): Promise<{ id: string; status: ShardStatus }[]> {
  const { ids, silentMs, attemptsMax } = params;
  if (ids.length === 0) return [];
  const tired = sql`${shards.attempts} >= ${attemptsMax}`;
  const failure: NoticeRow = { code: "RUN_ENDS_PROCESS", params: { attempts: attemptsMax } };
  return db
    .update(shards)
    .set({
      status: sql`case when ${tired} then 'FAILED' else 'WAITING' end`,
      failure: sql`case when ${tired} then ${JSON.stringify(failure)}::jsonb end`,
      claimedBy: null,
      deaths: sql`${shards.deaths} + 1`,
    })
    .where(and(anyOf(shards.id, ids), eq(shards.status, "RUNNING"), silentFor(silentMs)))
    .returning({ id: shards.id, status: shards.status });
}

const silentFor = (ms: number) => sql`${shards.heartbeatAt} <= now() - make_interval(secs => ${ms / 1000})`;

/** What failed is to be tried anew. */
export async function reviveShards(db: Queryable, ids: readonly string[]): Promise<void> {
  await db
    .update(shards)
    .set({ status: "WAITING", failure: null, claimedBy: null, attempts: 0, deaths: 0, trying: null })
    .where(and(anyOf(shards.id, ids), inArray(shards.status, ["FAILED"])));
}

/** Once a run is done nobody asks for its parts again. */
export async function deleteShards(db: Queryable, runId: string): Promise<void> {
  await db.delete(shards).where(eq(shards.runId, runId));
}
