import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { ensureWritableFolder } from "./data-folder.ts";
import { type DataFolderLock, lockDataFolder } from "./data-folder-lock.ts";
import type { Database } from "./database.ts";
import { DatabaseError } from "./errors.ts";
import { refuseNewerDatabase } from "./migrations.ts";
import { openPostgres } from "./open-postgres.ts";
import { schema } from "./orm.ts";
import { openPglite } from "./pglite/open-pglite.ts";
import type { ThreadClient } from "./pglite/thread-client.ts";
import { type SchemaVersion, withMigrations } from "./snapshot/schema-version.ts";

export type { Database } from "./database.ts";

/** Either the product's data folder (undefined or "memory://": in memory, for tests) or the address of a Postgres server, and how
 *  long to wait for it when it does not answer yet. */
export type DatabaseLocation = ({ dataDir: string | undefined } | { url: string; patienceMs?: number }) & {
  /** Bring it to this version of the tables only: for rows of that time. */
  schemaVersion?: SchemaVersion;
};

async function migratedDatabase(
  client: ThreadClient,
  location: string,
  lock: DataFolderLock | null,
  schemaVersion?: SchemaVersion,
): Promise<Database> {
  // Drizzle calls `query`, `exec` and `transaction` of a PGlite, and these it has.
  const orm = drizzle({ client: client as unknown as PGlite, schema, casing: "snake_case" });
  await refuseNewerDatabase(orm, location);
  await withMigrations(schemaVersion, (migrationsFolder) => migrate(orm, { migrationsFolder }));
  return {
    orm,
    kind: "pglite",
    lock,
    async executeSql(text, values = []) {
      const results = values.length > 0 ? [await client.query(text, values)] : await client.exec(text);
      return { rows: results.flatMap(({ rows }) => rows) };
    },
    async describe() {
      const { rows } = await client.query<{ version: string }>("select version()");
      const [, postgres, pglite] = /^(PostgreSQL [\d.]+) \((PGlite [\d.]+)\)/.exec(rows[0].version) ?? [];
      return `${pglite ? `${pglite}, ${postgres}` : rows[0].version} (${location})`;
    },
    async close() {
      try {
        await client.close(new DatabaseError("DATABASE_STOPPED", { location, reason: "it was closed" }));
      } finally {
        lock?.release();
      }
    },
  };
}

/** A database in memory: empty, or filled from the archive of another. */
export async function openInMemory(
  template?: string,
  schemaVersion?: SchemaVersion,
): Promise<{ database: Database; client: ThreadClient }> {
  const client = await openPglite(undefined, template);
  return { database: await migratedDatabase(client, "in memory", null, schemaVersion), client };
}

async function openInFolder(dataDir: string, schemaVersion?: SchemaVersion): Promise<Database> {
  ensureWritableFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  try {
    const folder = join(dataDir, "database");
    const client = await openPglite(folder);
    try {
      return await migratedDatabase(client, folder, lock, schemaVersion);
    } catch (error) {
      await client.close(new DatabaseError("DATABASE_STOPPED", { location: folder, reason: "it was closed" }));
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Open the database and bring its tables up to date.
 * PGlite lives in `database/` of the data folder, which stays locked for this process until `close`.
 * @throws DatabaseError with a code that says what to put right
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if ("url" in location) return openPostgres(location.url, location);
  const { dataDir, schemaVersion } = location;
  if (dataDir === undefined || dataDir === "memory://") return (await openInMemory(undefined, schemaVersion)).database;
  return openInFolder(dataDir, schemaVersion);
}
