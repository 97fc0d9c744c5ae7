import { randomUUID } from "node:crypto";
import { migrationsAreCurrent } from "@brainscan/db/migrations-current";
import { sql } from "drizzle-orm";
import type { App } from "../app.ts";
import { log } from "../log.ts";
import type { WorkQueue } from "../runs/work-queue.ts";

/** What must hold before work is sent here. The names are all that an answer tells: anyone may ask. */
export type ReadinessChecks = Record<string, () => Promise<boolean>>;

const PROBE = Buffer.from("ready");

const CHECK_MS_MAX = 3_000;
/** Asked more often, the last answer is given again: asking costs a statement and a file. */
const KEPT_MS = 1_000;

export function readinessChecks(app: App, queue: Pick<WorkQueue, "isStarted">): ReadinessChecks {
  const { orm } = app.database;
  return {
    async database() {
      await orm.execute(sql`select 1`);
      return true;
    },
    migrations: () => migrationsAreCurrent(orm),
    async storage() {
      const key = `ready/${randomUUID()}`;
      await app.storage.write(key, PROBE, { durable: false });
      await app.storage.remove(key);
      return true;
    },
    queue: async () => queue.isStarted(),
  };
}

async function holds(name: string, check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_MS_MAX} ms`)), CHECK_MS_MAX);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (problem) {
    // The reason is for the log: it may name an address or a folder.
    log.warn({ err: problem, check: name }, "not ready");
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** @returns asks every check, at once for all who ask within a second; the names of those that do not hold */
export function readinessOf(checks: ReadinessChecks): () => Promise<string[]> {
  let asked: { at: number; answer: Promise<string[]> } | null = null;
  return () => {
    const now = performance.now();
    if (asked === null || now - asked.at > KEPT_MS) {
      const entries = Object.entries(checks);
      const answer = Promise.all(entries.map(([name, check]) => holds(name, check))).then((held) =>
        entries.flatMap(([name], i) => (held[i] ? [] : [name])),
      );
      asked = { at: now, answer };
    }
    return asked.answer;
  };
}
