import { sql } from "drizzle-orm";
import { DatabaseError } from "./errors.ts";
import type { Orm } from "./orm.ts";
import { currentSchemaVersion, type SchemaVersion } from "./snapshot/schema-version.ts";

const PREFIX = "brainscan ";

/** What the connections of a process are called on the server: the version of the tables that it works on. */
export function connectionName(version: SchemaVersion = currentSchemaVersion()): string {
  return `${PREFIX}${version}`;
}

/**
 * Processes of an earlier version would work on tables that they do not know: refuse to change those under their hands. They are
 * known by the names of their connections, as far as this user may see them.
 * @throws DatabaseError DATABASE_OLDER_AT_WORK
 */
export async function refuseOlderAtWork(db: Orm, location: string, version?: SchemaVersion): Promise<void> {
  const name = connectionName(version);
  const { rows } = await db.execute<{ name: string; connections: number }>(sql`
    select application_name as name, count(*)::int as connections from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${PREFIX}) and application_name < ${name}
    group by 1 order by 1`);
  if (rows.length === 0) return;
  const versions = rows.map((row) => row.name.slice(PREFIX.length)).join(", ");
  throw new DatabaseError("DATABASE_OLDER_AT_WORK", { location, versions });
}
