import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { DatabaseError } from "./errors.ts";
import type { Orm } from "./orm.ts";
import { packageRoot } from "./package-root.ts";

export const migrationsFolder = fileURLToPath(new URL("migrations", packageRoot));

/**
 * A database of a later build may lack what this one expects: refuse before touching it.
 * @throws DatabaseError DATABASE_NEWER
 */
export async function refuseNewerDatabase(db: Orm, location: string): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const {
    rows: [{ present }],
  } = await db.execute<{ present: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`,
  );
  if (!present) return;
  const {
    rows: [{ newer }],
  } = await db.execute<{ newer: boolean }>(
    sql`select coalesce(max(created_at) > ${known}, false) as newer from drizzle.__drizzle_migrations`,
  );
  if (newer) throw new DatabaseError("DATABASE_NEWER", { location });
}
