import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { migrationsFolder } from "./migrations.ts";
import { openDatabase } from "./open-database.ts";
import { schema } from "./orm.ts";
import { createServerDatabase, describeEachDatabase, describeServer } from "./test-databases.ts";

// drizzle-kit's ES module build calls `require`, which such a module does not have.
const { generateDrizzleJson, generateMigration } = createRequire(import.meta.url)(
  "drizzle-kit/api",
) as typeof import("drizzle-kit/api");

test("the committed migrations make exactly the tables of the schema", async () => {
  const read = (name: string) => JSON.parse(readFileSync(join(migrationsFolder, "meta", name), "utf8"));
  const { entries } = read("_journal.json") as { entries: { idx: number }[] };
  const committed = read(`${String(entries.at(-1)?.idx).padStart(4, "0")}_snapshot.json`);
  const current = generateDrizzleJson(schema, committed.id, undefined, "snake_case");
  expect(await generateMigration(committed, current)).toEqual([]);
});

describeEachDatabase("migrations", (database) => {
  test("every table of the schema can be read", async () => {
    const tables = Object.values(schema).filter((value) => is(value, PgTable));
    const found = await Promise.all(tables.map((table) => database().orm.select().from(table)));
    expect(found).toEqual(tables.map(() => []));
    expect(tables.length).toBeGreaterThan(10);
  });
});

describeServer("migrations on a Postgres server", () => {
  test("six processes that start at once on an empty database migrate it once", async () => {
    const { url, drop } = await createServerDatabase();
    try {
      const databases = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ url })));
      const { rows } = await databases[0].executeSql("select hash from drizzle.__drizzle_migrations");
      await Promise.all(databases.map((database) => database.close()));
      const { entries } = JSON.parse(readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8"));
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(entries.length);
      expect(rows.length).toBe(entries.length);
    } finally {
      await drop();
    }
  });
});
