import type { RunKind } from "@brainscan/db/schema/runs";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import type { App } from "../app.ts";
import { logProblem } from "../log.ts";

/** Studies and experiments share a worker: both embed, and two at once would embed the same images twice. Files are written
 *  beside them: nobody waits hours for a study's slides because the next study computes. */
export const RUN_QUEUES: Record<RunKind, string> = {
  IMPORT: "run-import",
  STUDY: "run-compute",
  EXPERIMENT: "run-compute",
  EXPORT: "run-export",
};
export const SHARD_QUEUE = "shard";

const QUEUES = [...new Set([...Object.values(RUN_QUEUES), SHARD_QUEUE])];

export const POLL_SECONDS = 2;

/** The job's message: everything else is in the row of this id. */
const jobData = z.object({ id: z.string() });

export const idOf = ({ data }: { data: unknown }): string => jobData.parse(data).id;

/** Asking twice for what still waits is harmless: there is one job an id. */
export const jobOf = (id: string, priority: number) => ({ data: { id }, singletonKey: id, priority });

/** pg-boss on the app's database, with a queue a kind of work. It hands out ids and no more: a row says what it is about, who has
 *  it and how often it was tried, so that the queue itself neither retries nor decides. */
export async function openQueues(app: App): Promise<PgBoss> {
  const alone = app.database.kind === "pglite";
  const boss = new PgBoss({
    db: app.database,
    backend: alone ? "pglite" : "postgres",
    schema: "pgboss",
    schedule: false,
  });
  boss.on("error", (problem) => logProblem("queue", problem));
  await boss.start();
  for (const name of QUEUES) {
    await boss.createQueue(name, {
      ...{ policy: "short", retryLimit: 0, expireInSeconds: 23 * 3600 },
      // Thousands a study.
      deleteAfterSeconds: name === SHARD_QUEUE ? 3600 : 7 * 24 * 3600,
    });
    if (alone) await boss.deleteAllJobs(name);
  }
  return boss;
}
