import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../database.ts";
import { findDatabaseError } from "../errors.ts";
import { packageRoot } from "../package-root.ts";
import { datasets } from "../schema/datasets.ts";
import { migratedTemplate, openTestDatabase } from "../test-databases.ts";

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );

describe("PGlite in its thread", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test("a statement beside one's own open transaction is refused at once instead of waiting for ever", async () => {
    const { orm } = database;
    const nested = orm.transaction(async () => {
      await orm.select().from(datasets);
    });
    const error = await failureOf(nested);
    expect(String((error as Error).cause)).toContain("use the transaction's own handle");
    expect(await orm.select().from(datasets)).toEqual([]);
  });

  test("a statement left open by BEGIN is rolled back and reported", async () => {
    await expect(database.executeSql("begin; create table half_done (n int)")).rejects.toThrow(
      "left a transaction open",
    );
    expect(await database.executeSql("select to_regclass('half_done') as found")).toEqual({ rows: [{ found: null }] });
  });

  test("a transaction's handle is dead once the transaction has ended", async () => {
    const { orm } = database;
    let kept: typeof orm | undefined;
    await orm.transaction(async (tx) => {
      kept = tx;
    });
    const error = await failureOf(kept!.execute(sql`select 1`));
    expect(String((error as Error).cause)).toContain("the transaction has ended");
  });

  test("after closing, a statement says that the database was closed", async () => {
    const other = await openTestDatabase();
    await other.close();
    const error = await failureOf(other.orm.execute(sql`select 1`).execute());
    expect(findDatabaseError(error)).toMatchObject({ code: "DATABASE_STOPPED", params: { reason: "it was closed" } });
    await other.close();
  });

  test("closing waits for the statements under way", async () => {
    const other = await openTestDatabase();
    const slow = other.orm.execute<{ n: number }>(sql`select 1 as n, pg_sleep(0.2)`).execute();
    await other.close();
    expect((await slow).rows[0].n).toBe(1);
  });
});

test("when the thread dies, what is under way and whatever comes later rejects and says so", async () => {
  // In a child process, where the constructor of threads can be watched.
  const script = `
    import { syncBuiltinESMExports } from "node:module";
    import threads from "node:worker_threads";
    let thread;
    threads.Worker = class extends threads.Worker {
      constructor(...given) {
        super(...given);
        thread = this;
      }
    };
    syncBuiltinESMExports();
    const { ThreadClient } = await import("@brainscan/db/pglite/thread-client");
    const client = await ThreadClient.open({ dataDir: undefined, template: process.argv[1] }, (reason) => new Error("stopped: " + reason));
    const underWay = Promise.allSettled([client.query("select pg_sleep(30)"), client.exec("select 1")]);
    thread.terminate();
    for (const { reason } of await underWay) console.log(reason.message);
    console.log(await client.query("select 1").catch((error) => error.message));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script, await migratedTemplate()],
    {
      cwd: fileURLToPath(packageRoot),
      encoding: "utf8",
      timeout: 30_000,
    },
  );
  expect(stderr).toBe("");
  const line = "stopped: its thread ended (1)";
  expect(stdout.trim().split("\n")).toEqual([line, line, line]);
});
