import type { Transaction } from "@brainscan/db/orm";
import { findImport } from "@brainscan/db/queries/imports";
import { insertRun, listUnfinishedRuns, type RunRow, requeueInterrupted } from "@brainscan/db/queries/runs";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";
import type { RunKind } from "@brainscan/db/schema/runs";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import type { App } from "../app.ts";
import type { JobHandlers } from "../jobs/job.ts";
import { logProblem } from "../log.ts";
import { performRun } from "./perform-run.ts";

/** Studies and experiments share a worker: both embed, and two at once would embed the same images twice. Files are written
 *  beside them: nobody waits hours for a study's slides because the next study computes. */
const QUEUES: Record<RunKind, string> = {
  IMPORT: "import",
  STUDY: "compute",
  EXPERIMENT: "compute",
  EXPORT: "export",
};
const QUEUE_NAMES = [...new Set(Object.values(QUEUES))];

/** The job's message: everything else is in the run's row. */
const jobData = z.object({ runId: z.string() });

export type WorkQueue = {
  /** Write the run and what belongs to it in one transaction, then hand it to a worker. */
  enqueue(
    kind: RunKind,
    runId: string,
    insert: (tx: Transaction) => Promise<void>,
    options?: { priority?: number },
  ): Promise<void>;
  /** Hand a run that waits again to a worker; what it was given is in its rows. */
  enqueueAgain(run: Waiting): Promise<void>;
  stop(): Promise<void>;
};

type Waiting = Pick<RunRow, "id" | "kind" | "priority">;

/** Start pg-boss on the app's database with one worker a kind of run; runs that a crash interrupted wait again. */
export async function startWorkQueue(app: App, handlers: JobHandlers): Promise<WorkQueue> {
  const stopping = new AbortController();
  const boss = new PgBoss({
    db: app.database,
    backend: app.database.kind === "pglite" ? "pglite" : "postgres",
    schema: "pgboss",
    schedule: false,
  });
  boss.on("error", (problem) => logProblem("queue", problem));
  await boss.start();
  for (const name of QUEUE_NAMES) {
    // The run's row decides what happens after a failure, so the queue never retries by itself.
    await boss.createQueue(name, { retryLimit: 0, expireInSeconds: 23 * 3600 });
    await boss.deleteAllJobs(name);
  }

  const db = app.database.orm;
  for (const run of await requeueInterrupted(db, { now: new Date() })) await settleInterrupted(app, run);
  const send = ({ id, kind, priority }: Waiting) => boss.send(QUEUES[kind], { runId: id }, { priority });
  for (const run of await listUnfinishedRuns(db)) await send(run);

  const workers = new Map<string, string>();
  for (const name of QUEUE_NAMES) {
    const worker = await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async ([job]) => {
      const { runId } = jobData.parse(job.data);
      await performRun(app, handlers, runId, { signal: stopping.signal });
    });
    workers.set(name, worker);
  }

  async function hand(run: Waiting): Promise<void> {
    await send(run);
    const worker = workers.get(QUEUES[run.kind]);
    if (worker) boss.notifyWorker(worker);
  }

  return {
    async enqueue(kind, id, insert, { priority = 0 } = {}) {
      await db.transaction(async (tx) => {
        await insertRun(tx, { id, kind, priority });
        await insert(tx);
      });
      await hand({ id, kind, priority });
    },
    enqueueAgain: hand,
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** An import that a crash cut short has written images and not yet what depends on them. */
async function settleInterrupted({ database }: App, run: RunRow): Promise<void> {
  if (run.kind !== "IMPORT" || run.status === "QUEUED") return;
  const imported = await findImport(database.orm, run.id);
  if (!imported) return;
  await database.orm.transaction((tx) =>
    settleDataset(tx, imported.datasetId ?? imported.runId, async () => undefined),
  );
}
