import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

/** What a migrated empty database depends on: the version of PGlite and the migrations. */
function templateKey(): string {
  const pgliteFile = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const journal = readFileSync(join(migrationsFolder, "meta", "_journal.json"));
  const statements = (JSON.parse(journal.toString()) as { entries: { tag: string }[] }).entries.map(({ tag }) =>
    readFileSync(join(migrationsFolder, `${tag}.sql`)),
  );
  const key = createHash("sha256").update(pgliteFile).update(journal);
  for (const text of statements) key.update(text);
  return key.digest("hex").slice(0, 16);
}

/** Archive of a migrated empty database, made once for each version of PGlite and of the migrations. */
export async function migratedTemplate(): Promise<string> {
  const file = join(cacheFolder, `${templateKey()}.tar`);
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

/** A data folder with a migrated empty database, made once as `migratedTemplate` is. */
async function migratedFolder(): Promise<string> {
  const folder = join(cacheFolder, templateKey());
  if (existsSync(folder)) return folder;

  const draft = `${folder}.${randomUUID()}`;
  await (await openDatabase({ dataDir: draft })).close();
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process made it meanwhile.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  return folder;
}

/**
 * Give a data folder, which is made, the migrated empty database that its first opening would make: a copy takes a
 * twentieth of the time. That the product makes it itself where there is none is left to the tests which say so.
 */
export async function copyNewDatabase(dataDir: string): Promise<void> {
  const from = join(await migratedFolder(), "database");
  mkdirSync(dataDir, { recursive: true });
  cpSync(from, join(dataDir, "database"), { recursive: true });
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
