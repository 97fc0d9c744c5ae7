import { randomUUID } from "node:crypto";
import { describeEachDatabase } from "@brainscan/db/test-databases";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";

describeEachDatabase("pg-boss over executeSql", (database) => {
  let boss: PgBoss;
  const problems: unknown[] = [];
  beforeAll(async () => {
    boss = new PgBoss({ db: { executeSql: (text, values) => database().executeSql(text, values) } });
    boss.on("error", (error) => problems.push(error));
    await boss.start();
  });
  afterAll(() => boss?.stop({ graceful: true }));

  async function createQueue(): Promise<string> {
    const queue = `queue-${randomUUID()}`;
    await boss.createQueue(queue);
    return queue;
  }

  test("each of thirty jobs is handed out once, with its data", async () => {
    const queue = await createQueue();
    const seen: number[] = [];
    await boss.work<{ n: number }>(queue, { batchSize: 5, pollingIntervalSeconds: 0.5 }, async (jobs) => {
      for (const { data } of jobs) seen.push(data.n);
    });
    for (let n = 0; n < 30; n++) await boss.send(queue, { n });
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(30);
    await boss.offWork(queue);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(problems).toEqual([]);
  });

  test("a job sent inside a transaction exists if and only if the transaction commits", async () => {
    const queue = await createQueue();
    const { orm } = database();
    const abandoned = orm.transaction(async (tx) => {
      await boss.send(queue, { kept: false }, { db: fromDrizzle(tx, sql) });
      throw new Error("changed my mind");
    });
    await expect(abandoned).rejects.toThrow("changed my mind");
    await orm.transaction(async (tx) => {
      await boss.send(queue, { kept: true }, { db: fromDrizzle(tx, sql) });
    });
    const jobs = await boss.fetch<{ kept: boolean }>(queue, { batchSize: 10 });
    expect(jobs.map(({ data }) => data)).toEqual([{ kept: true }]);
  });

  test("a job whose handler fails is tried again", async () => {
    const queue = await createQueue();
    let attempts = 0;
    await boss.work(queue, { pollingIntervalSeconds: 0.5 }, async () => {
      attempts++;
      if (attempts === 1) throw new Error("first attempt");
    });
    await boss.send(queue, {}, { retryLimit: 1, retryDelay: 0 });
    await expect.poll(() => attempts, { timeout: 30_000 }).toBe(2);
    await boss.offWork(queue);
  });
});
