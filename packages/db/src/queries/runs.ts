import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { type NoticeRow, type RunKind, type RunStatus, runs } from "../schema/runs.ts";

export type RunRow = typeof runs.$inferSelect;

export const TERMINAL: readonly RunStatus[] = ["DONE", "FAILED", "CANCELLED"];

export async function insertRun(
  db: Queryable,
  params: { id: string; kind: RunKind; startedAt?: Date; priority?: number },
): Promise<void> {
  await db.insert(runs).values(params);
}

export async function findRun(db: Queryable, id: string): Promise<RunRow | null> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id));
  return row ?? null;
}

/** Runs that are neither finished nor failed nor cancelled, oldest first. */
export async function listUnfinishedRuns(db: Queryable): Promise<RunRow[]> {
  return db
    .select()
    .from(runs)
    .where(inArray(runs.status, ["QUEUED", "RUNNING"]))
    .orderBy(asc(runs.createdAt));
}

/** Mark a waiting run RUNNING, or one that a crash left so; false when it has ended meanwhile (cancelled while it waited). */
export async function beginRun(db: Queryable, params: { id: string; now: Date }): Promise<boolean> {
  const begun = await db
    .update(runs)
    .set({
      status: "RUNNING",
      startedAt: params.now,
      stage: null,
      done: 0,
      total: 0,
      attempts: sql`${runs.attempts} + 1`,
    })
    .where(sql`${runs.id} = ${params.id} and ${runs.status} in ('QUEUED', 'RUNNING')`)
    .returning({ id: runs.id });
  return begun.length === 1;
}

/** Write progress and learn, in the same statement, whether someone asked the run to stop. */
export async function writeProgress(
  db: Queryable,
  params: { id: string; stage: string | null; done: number; total: number; stageStartedAt: Date | null },
): Promise<{ cancelRequested: boolean }> {
  const { id, ...progress } = params;
  const [row] = await db
    .update(runs)
    .set(progress)
    .where(eq(runs.id, id))
    .returning({ cancelRequestedAt: runs.cancelRequestedAt });
  return { cancelRequested: row?.cancelRequestedAt != null };
}

export async function finishRun(
  db: Queryable,
  params: { id: string; status: "DONE" | "FAILED" | "CANCELLED"; failure?: NoticeRow; now: Date },
): Promise<void> {
  await db
    .update(runs)
    .set({ status: params.status, failure: params.failure ?? null, finishedAt: params.now })
    .where(eq(runs.id, params.id));
}

/** Ask a run to stop: one that waits is cancelled at once, one that works sees the request at its next progress. */
export async function requestCancel(db: Queryable, params: { id: string; now: Date }): Promise<RunRow | null> {
  const [row] = await db
    .update(runs)
    .set({
      cancelRequestedAt: params.now,
      status: sql`case when ${runs.status} = 'QUEUED' then 'CANCELLED' else ${runs.status} end`,
      finishedAt: sql`case when ${runs.status} = 'QUEUED' then ${params.now.toISOString()}::timestamptz else ${runs.finishedAt} end`,
    })
    .where(sql`${runs.id} = ${params.id} and ${runs.status} in ('QUEUED', 'RUNNING')`)
    .returning();
  return row ?? null;
}

/** Have a run that failed or was cancelled wait once more, as if it had never begun; null when it is in neither state. */
export async function requeueEnded(db: Queryable, id: string): Promise<RunRow | null> {
  const [row] = await db
    .update(runs)
    .set({
      ...{ status: "QUEUED", failure: null, cancelRequestedAt: null, attempts: 0 },
      ...{ stage: null, done: 0, total: 0, stageStartedAt: null, startedAt: null, finishedAt: null },
    })
    .where(sql`${runs.id} = ${id} and ${runs.status} in ('FAILED', 'CANCELLED')`)
    .returning();
  return row ?? null;
}

export const ATTEMPTS_MAX = 3;

/** After a crash nothing runs: what was RUNNING waits again, unless it had been asked to stop, or has ended the process each
 *  time it was begun. The runs as they now are. */
export async function requeueInterrupted(db: Queryable, params: { now: Date }): Promise<RunRow[]> {
  const tired = sql`${runs.attempts} >= ${ATTEMPTS_MAX}`;
  const failure: NoticeRow = { code: "RUN_ENDS_PROCESS", params: { attempts: ATTEMPTS_MAX } };
  return db
    .update(runs)
    .set({
      status: sql`case when ${runs.cancelRequestedAt} is not null then 'CANCELLED' when ${tired} then 'FAILED' else 'QUEUED' end`,
      failure: sql`case when ${runs.cancelRequestedAt} is null and ${tired} then ${JSON.stringify(failure)}::jsonb end`,
      finishedAt: sql`case when ${runs.cancelRequestedAt} is not null or ${tired} then ${params.now.toISOString()}::timestamptz end`,
    })
    .where(eq(runs.status, "RUNNING"))
    .returning();
}

/** The process stops by itself: the run waits for the next one, and this attempt does not count. */
export async function releaseRun(db: Queryable, id: string): Promise<void> {
  await db
    .update(runs)
    .set({ status: "QUEUED", attempts: sql`${runs.attempts} - 1` })
    .where(sql`${runs.id} = ${id} and ${runs.status} = 'RUNNING'`);
}
