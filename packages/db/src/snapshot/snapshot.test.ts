import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "../database.ts";
import { changes } from "../schema/changes.ts";
import { datasets } from "../schema/datasets.ts";
import { embeddingChunks, embeddingSpaces } from "../schema/embeddings.ts";
import { runs } from "../schema/runs.ts";
import { stageResults } from "../schema/stage-results.ts";
import { describeEachDatabase, openTestDatabase } from "../test-databases.ts";
import { describeTables, tableNames } from "./describe-tables.ts";
import { countRows, readLines, settleTextForms } from "./read-lines.ts";
import { advanceCounters, analyze, filledTables, insertLines } from "./write-lines.ts";

type Snapshot = Record<string, string[]>;

async function snapshotOf({ orm }: Database): Promise<Snapshot> {
  return orm.transaction(
    async (tx) => {
      await settleTextForms(tx);
      const found: Snapshot = {};
      for (const table of await describeTables(tx, tableNames())) {
        found[table.name] = [];
        for await (const lines of readLines(tx, table)) found[table.name].push(...lines);
        expect(await countRows(tx, table)).toBe(found[table.name].length);
      }
      return found;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

const hardTexts = ["plain", "é ñ 漢", 'quote " and \\ and \n and \t', "=1+1", "null", "{}", ""];

async function fill({ orm }: Database): Promise<void> {
  const id = randomUUID();
  for (const [n, name] of hardTexts.entries())
    await orm.insert(datasets).values({
      ...{ id: `${n}-${id}`, name, source: "ZIP", fingerprint: "" },
      createdAt: new Date(Date.UTC(2024, 5, n + 1, 23, 59, 59, 7)),
    });
  await orm.insert(embeddingSpaces).values({
    ...{ id, backbone: "b", weightsSha256: id, layer: "avgpool", preprocessing: "p", dim: 1 },
  });
  for (const size of [0, 1, 57, 58, 700_000])
    await orm.insert(embeddingChunks).values({
      ...{ id: `${id} ${size}`, spaceId: id, rows: size, provider: "cpu" },
      vectors: Uint8Array.from({ length: size }, (_, i) => (i * 31) % 256),
    });
  await orm
    .insert(runs)
    .values({ id, kind: "STUDY", failure: { code: "X", params: { a: 1e-7, b: 'q"', c: 12345678901234 } } });
  const numbers = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0.1, 123456789012345680000];
  await orm.insert(stageResults).values({ key: id, result: { numbers, none: null, deep: [{ text: "\u001f\u2028" }] } });
  await orm.insert(stageResults).values({ key: `${id} null`, result: sql`'null'::jsonb` });
  const change = { author: "a", via: "COMMAND_LINE", action: "test", args: {} } as const;
  for (const one of ["first", "second"]) await orm.insert(changes).values({ id: `${one} ${id}`, ...change });
}

describeEachDatabase("a snapshot", (database) => {
  test("put into an empty database of the other kind, it reads back the same to the last character", async () => {
    await fill(database());
    const snapshot = await snapshotOf(database());
    expect(snapshot.datasets).toHaveLength(hardTexts.length);
    expect(snapshot.embedding_chunks).toHaveLength(5);

    const other = await openTestDatabase();
    await other.orm.transaction(async (tx) => {
      for (const table of await describeTables(tx, tableNames())) {
        for (const line of snapshot[table.name]) await insertLines(tx, table, [line]);
        await advanceCounters(tx, table);
      }
    });
    await analyze(other.orm);
    expect(await snapshotOf(other)).toEqual(snapshot);
    expect(await filledTables(other.orm, tableNames())).toEqual(
      Object.keys(snapshot)
        .filter((name) => snapshot[name].length > 0)
        .sort(),
    );

    // What is written afterwards comes after what was put back.
    const change = { id: randomUUID(), author: "a", via: "COMMAND_LINE", action: "test", args: {} } as const;
    const [{ position }] = await other.orm.insert(changes).values(change).returning();
    expect(position).toBe(3);
    await other.close();
  });
});
