import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "./database.ts";
import { migrationsFolder } from "./migrations.ts";
import { openDatabase, openInMemory } from "./open-database.ts";
import { packageRoot } from "./package-root.ts";

const cacheFolder = fileURLToPath(new URL("node_modules/.cache/test-databases", packageRoot));

/** Archive of a migrated empty database, made once for each version of PGlite and of the migrations. */
export async function migratedTemplate(): Promise<string> {
  const pgliteFile = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const journal = readFileSync(join(migrationsFolder, "meta", "_journal.json"));
  const statements = (JSON.parse(journal.toString()) as { entries: { tag: string }[] }).entries.map(({ tag }) =>
    readFileSync(join(migrationsFolder, `${tag}.sql`)),
  );
  const key = createHash("sha256").update(pgliteFile).update(journal);
  for (const text of statements) key.update(text);
  const file = join(cacheFolder, `${key.digest("hex").slice(0, 16)}.tar`);
  if (existsSync(file)) return file;

  const { database, client } = await openInMemory();
  const archive = await client.dump();
  await database.close();
  mkdirSync(cacheFolder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, archive);
  renameSync(draft, file);
  return file;
}

/** Environment of the tests: the address of a Postgres on which databases may be created. */
// biome-ignore lint/style/noProcessEnv: test support, never loaded by the product
const serverUrl = process.env.TEST_DATABASE_URL;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database of its own on the test server. */
export async function createServerDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

/** A fresh migrated PGlite in memory. */
export async function openTestDatabase(): Promise<Database> {
  const { database } = await openInMemory(await migratedTemplate());
  return database;
}

async function openServerTestDatabase(): Promise<Database> {
  const { url, drop } = await createServerDatabase();
  const database = await openDatabase({ url });
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** A suite for what only a Postgres server can show: skipped, and saying so, where there is none. */
export function describeServer(title: string, body: () => void): void {
  if (serverUrl) describe(title, body);
  else describe.skip(`${title} (skipped: TEST_DATABASE_URL is not set)`, body);
}

/**
 * Declare a suite twice: on PGlite, and on Postgres where TEST_DATABASE_URL names a server. Each has a fresh migrated
 * database of its own, which `database()` answers inside tests and hooks.
 */
export function describeEachDatabase(title: string, body: (database: () => Database) => void): void {
  const declare = (open: () => Promise<Database>) => () => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database?.close());
    body(() => {
      if (!database) throw new Error("the database is open inside tests and hooks only");
      return database;
    });
  };
  describe(`${title}, on PGlite`, declare(openTestDatabase));
  describeServer(`${title}, on Postgres`, declare(openServerTestDatabase));
}
