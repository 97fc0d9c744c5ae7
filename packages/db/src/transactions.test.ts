import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findSqlFailure } from "./errors.ts";
import type { Queryable } from "./orm.ts";
import { datasets } from "./schema/datasets.ts";
import { describeEachDatabase } from "./test-databases.ts";

const row = (id: string) => ({ id, name: "n", source: "ZIP", fingerprint: "" }) as const;

async function stored(db: Queryable, ...ids: string[]): Promise<string[]> {
  const rows = await db.select({ id: datasets.id }).from(datasets).where(inArray(datasets.id, ids));
  return rows.map(({ id }) => id).sort();
}

/** A moment that one side waits for and the other brings about. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describeEachDatabase("transactions", (database) => {
  test("what a transaction wrote is gone when its callback throws, and the error is the callback's own", async () => {
    const { orm } = database();
    const id = randomUUID();
    const failure = new Error("stop here");
    const transaction = orm.transaction(async (tx) => {
      await tx.insert(datasets).values(row(id));
      expect(await stored(tx, id)).toEqual([id]);
      throw failure;
    });
    await expect(transaction).rejects.toBe(failure);
    expect(await stored(orm, id)).toEqual([]);
  });

  test("nobody outside sees a transaction's work before it commits, and everybody after", async () => {
    const { orm } = database();
    const id = randomUUID();
    const [written, mayFinish] = [gate(), gate()];
    const transaction = orm.transaction(async (tx) => {
      await tx.insert(datasets).values(row(id));
      written.open();
      await mayFinish.opened;
    });
    await written.opened;
    // PGlite keeps the reader waiting until the commit; Postgres answers at once. Neither shows the open state.
    let seen: string[] | undefined;
    const committed = { yet: false };
    const reader = stored(orm, id).then((ids) => {
      seen = ids;
      expect(ids).toEqual(committed.yet ? [id] : []);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual(database().kind === "pglite" ? undefined : []);
    committed.yet = true;
    mayFinish.open();
    await transaction;
    await reader;
    expect(await stored(orm, id)).toEqual([id]);
  });

  test("a failed inner transaction undoes its own part only", async () => {
    const { orm } = database();
    const [outer, inner, after] = [randomUUID(), randomUUID(), randomUUID()];
    await orm.transaction(async (tx) => {
      await tx.insert(datasets).values(row(outer));
      const refused = tx.transaction(async (nested) => {
        await nested.insert(datasets).values(row(inner));
        await nested.insert(datasets).values(row(outer));
      });
      const error = await refused.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(findSqlFailure(error)?.code).toBe("23505");
      await tx.insert(datasets).values(row(after));
    });
    expect(await stored(orm, outer, inner, after)).toEqual([outer, after].sort());
  });

  test("a transaction whose failed statement was overlooked is not reported as committed", async () => {
    const { orm } = database();
    const id = randomUUID();
    const transaction = orm.transaction(async (tx) => {
      await tx.insert(datasets).values(row(id));
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    });
    const error = await transaction.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(findSqlFailure(error)?.code).toBe("25P02");
    expect(await stored(orm, id)).toEqual([]);
    expect(await orm.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] });
  });

  test("ten increments at once in transactions are ten increments", async () => {
    const { orm } = database();
    const id = randomUUID();
    await orm.insert(datasets).values({ ...row(id), name: "0" });
    const increment = () =>
      orm.transaction(async (tx) => {
        const [{ name }] = await tx.select().from(datasets).where(eq(datasets.id, id)).for("update");
        await tx
          .update(datasets)
          .set({ name: String(Number(name) + 1) })
          .where(eq(datasets.id, id));
      });
    await Promise.all(Array.from({ length: 10 }, increment));
    const [{ name }] = await orm.select().from(datasets).where(eq(datasets.id, id));
    expect(name).toBe("10");
  });
});
