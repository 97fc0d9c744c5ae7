import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { withPatience } from "./back-off.ts";
import type { Database } from "./database.ts";
import { isDatabaseAway } from "./errors.ts";
import { openDatabase } from "./open-database.ts";
import { describeCluster, type PrivateCluster, startPrivateCluster } from "./private-cluster.ts";

describeCluster("a Postgres server that goes away", () => {
  let cluster: PrivateCluster;
  let database: Database;
  beforeAll(async () => {
    cluster = await startPrivateCluster();
    database = await openDatabase({ url: cluster.url });
    await database.executeSql("create table counted (n int)");
  });
  afterEach(() => cluster.start());
  afterAll(async () => {
    await database?.close();
    cluster?.remove();
  });

  const counted = async () => (await database.executeSql("select count(*)::int as n from counted")).rows;
  const problemOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (problem: unknown) => problem,
    );

  test.each(["fast", "immediate"] as const)(
    "statements and transactions asked for while it is away (%s) are carried out once it is back",
    async (mode) => {
      await database.executeSql("truncate counted");
      await cluster.stop(mode);
      const waiting = [
        database.executeSql("insert into counted values (1)"),
        database.orm.execute(sql`insert into counted values (2)`),
        database.orm.transaction((tx) => tx.execute(sql`insert into counted values (3)`)),
      ];
      await cluster.start();
      await Promise.all(waiting);
      expect(await counted()).toEqual([{ n: 3 }]);
    },
  );

  test("what it was working on is not repeated, and says that the database is away; what comes later works", async () => {
    await database.executeSql("truncate counted");
    const alone = problemOf(database.executeSql("insert into counted select 1 from pg_sleep(60)"));
    const together = problemOf(
      database.orm.transaction(async (tx) => {
        await tx.execute(sql`insert into counted values (2)`);
        await tx.execute(sql`select pg_sleep(60)`);
      }),
    );
    await expect
      .poll(async () => (await database.executeSql("select 1 from pg_stat_activity where wait_event = 'PgSleep'")).rows)
      .toHaveLength(2);
    await cluster.stop("immediate");
    const problems = await Promise.all([alone, together]);
    expect(problems.map(isDatabaseAway)).toEqual([true, true]);
    await cluster.start();
    expect(await counted()).toEqual([{ n: 0 }]);
  });

  test("who waits for an answer is told after as long as they have patience, with the address and without its password", async () => {
    await cluster.stop();
    const problem = await problemOf(withPatience(300, () => database.executeSql("select 1")));
    expect(isDatabaseAway(problem)).toBe(true);
    expect(problem).toMatchObject({ params: { url: cluster.url, reason: expect.stringContaining("ECONNREFUSED") } });
  });

  test("more transactions cut at their beginning than there are connections leave all of these free", async () => {
    await Promise.all(Array.from({ length: 10 }, () => database.executeSql("select pg_sleep(0.01)")));
    for (let round = 0; round < 12; round++) {
      await database.executeSql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()");
      await problemOf(database.orm.transaction((tx) => tx.execute(sql`select 1`)));
    }
    const all = Array.from({ length: 10 }, () => database.orm.transaction((tx) => tx.execute(sql`select 1`)));
    await Promise.all(all);
  });

  test("a start waits for a server that is on its way", async () => {
    await cluster.stop();
    const opening = openDatabase({ url: cluster.url, patienceMs: 30_000 });
    await cluster.start();
    await (await opening).close();
  });
});
