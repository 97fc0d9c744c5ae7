import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
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

/** Take a run that waits; false when it has ended meanwhile (cancelled while it waited), or another process took it.
 *  @param claimedBy  the process, under the name that it keeps while it lives */
export async function beginRun(db: Queryable, params: { id: string; claimedBy: string; now: Date }): Promise<boolean> {
  const begun = await db
    .update(runs)
    .set({
      status: "RUNNING",
      claimedBy: params.claimedBy,
      heartbeatAt: sql`now()`,
      startedAt: params.now,
      stage: null,
      done: 0,
      total: 0,
      attempts: sql`${runs.attempts} + 1`,
    })
    .where(and(eq(runs.id, params.id), eq(runs.status, "QUEUED")))
    .returning({ id: runs.id });
  return begun.length === 1;
}

type Claim = { id: string; claimedBy: string };

const isClaimed = ({ id, claimedBy }: Claim) =>
  and(eq(runs.id, id), eq(runs.claimedBy, claimedBy), eq(runs.status, "RUNNING"));

type Progress = { stage: string | null; done: number; total: number; stageStartedAt: Date | null };

/** Write progress, say that the process lives, and learn, in the same statement, whether someone asked the run to stop. Null when
 *  the run is no longer this process's: it was not heard of for so long that another took it.
 *  @param gotFurther  something lasting was stored: should the process end now, it did not end for nothing */
export async function writeProgress(
  db: Queryable,
  params: Claim & { progress: Progress; gotFurther?: boolean },
): Promise<{ cancelRequested: boolean } | null> {
  const [row] = await db
    .update(runs)
    .set({ ...params.progress, heartbeatAt: sql`now()`, ...(params.gotFurther ? { attempts: 1 } : {}) })
    .where(isClaimed(params))
    .returning({ cancelRequestedAt: runs.cancelRequestedAt });
  return row ? { cancelRequested: row.cancelRequestedAt != null } : null;
}

type End = { id: string; status: "DONE" | "FAILED" | "CANCELLED"; failure?: NoticeRow; now: Date };

/** End a run.
 *  @param claimedBy  only if it is this process's
 *  @returns false, and nothing is changed, when it is not */
export async function finishRun(db: Queryable, params: End & { claimedBy?: string }): Promise<boolean> {
  const { id, claimedBy } = params;
  const finished = await db
    .update(runs)
    .set({ status: params.status, failure: params.failure ?? null, finishedAt: params.now })
    .where(claimedBy === undefined ? eq(runs.id, id) : isClaimed({ id, claimedBy }))
    .returning({ id: runs.id });
  return finished.length === 1;
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

/** What is RUNNING and was not heard of for so long waits again, unless it had been asked to stop, or has ended the process each
 *  time it was begun. The runs as they now are.
 *  @param silentMs  0 where nobody else can be at work: whatever runs was left so by a crash */
export async function requeueInterrupted(
  db: Queryable,
  params: { now: Date; silentMs: number; attemptsMax: number },
): Promise<RunRow[]> {
  const { attemptsMax, silentMs } = params;
  const tired = sql`${runs.attempts} >= ${attemptsMax}`;
  const failure: NoticeRow = { code: "RUN_ENDS_PROCESS", params: { attempts: attemptsMax } };
  const silent = sql`coalesce(${runs.heartbeatAt} <= now() - make_interval(secs => ${silentMs / 1000}), true)`;
  return db
    .update(runs)
    .set({
      status: sql`case when ${runs.cancelRequestedAt} is not null then 'CANCELLED' when ${tired} then 'FAILED' else 'QUEUED' end`,
      failure: sql`case when ${runs.cancelRequestedAt} is null and ${tired} then ${JSON.stringify(failure)}::jsonb end`,
      finishedAt: sql`case when ${runs.cancelRequestedAt} is not null or ${tired} then ${params.now.toISOString()}::timestamptz end`,
      claimedBy: null,
    })
    .where(and(eq(runs.status, "RUNNING"), silentMs > 0 ? silent : undefined))
    .returning();
}

/** The process stops by itself: the run waits for the next one, and this attempt does not count. */
export async function releaseRun(db: Queryable, params: Claim): Promise<void> {
  await db
    .update(runs)
    .set({ status: "QUEUED", claimedBy: null, attempts: sql`greatest(${runs.attempts} - 1, 0)` })
    .where(isClaimed(params));
}

/** Runs that wait, the one to begin first at the head.
 *  @param limit  there may be many more than anyone can begin soon */
export async function listWaitingRuns(db: Queryable, limit: number): Promise<RunRow[]> {
  return db
    .select()
    .from(runs)
    .where(eq(runs.status, "QUEUED"))
    .orderBy(desc(runs.priority), asc(runs.createdAt))
    .limit(limit);
}
