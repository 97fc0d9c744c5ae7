import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { migrationsFolder } from "../migrations.ts";
import type { Queryable } from "../orm.ts";

/** Named by the last migration that made the tables what they are. */
export type SchemaVersion = string;

type Journal = { entries: { when: number; tag: string }[] };

const journalFile = join("meta", "_journal.json");

function readJournal(): Journal {
  return JSON.parse(readFileSync(join(migrationsFolder, journalFile), "utf8"));
}

export function currentSchemaVersion(): SchemaVersion {
  return readJournal().entries.at(-1)?.tag ?? "";
}

export function knowsSchemaVersion(version: SchemaVersion): boolean {
  return readJournal().entries.some(({ tag }) => tag === version);
}

/** The version that a database is at; null for one without tables. */
export async function schemaVersionOf(db: Queryable): Promise<SchemaVersion | null> {
  const { rows } = await db.execute<{ last: number | null }>(
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  );
  return readJournal().entries.find(({ when }) => when === Number(rows[0].last))?.tag ?? null;
}

/** Give work a folder of the migrations up to a version, or of all: what was stored by an earlier version of the product goes into
 *  tables of its time, and is brought up to date from there. */
export async function withMigrations<Result>(
  version: SchemaVersion | undefined,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  if (version === undefined) return work(migrationsFolder);
  const journal = readJournal();
  const last = journal.entries.findIndex(({ tag }) => tag === version);
  if (last === -1) throw new RangeError(`there is no migration ${version}`);
  const entries = journal.entries.slice(0, last + 1);
  const folder = mkdtempSync(join(tmpdir(), "brainscan-migrations-"));
  try {
    mkdirSync(join(folder, "meta"));
    writeFileSync(join(folder, journalFile), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) cpSync(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
