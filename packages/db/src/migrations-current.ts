import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrationsFolder } from "./migrations.ts";
import type { Orm } from "./orm.ts";

/** Whether the tables are those that this build expects: its last migration was made, and none of a later build.
 *  @throws what the database says when it does not answer */
export async function migrationsAreCurrent(db: Orm): Promise<boolean> {
  const known = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const {
    rows: [{ current }],
  } = await db.execute<{ current: boolean }>(
    sql`select coalesce(max(created_at) = ${known}, false) as current from drizzle.__drizzle_migrations`,
  );
  return current;
}
