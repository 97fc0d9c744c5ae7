import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { retryWithBackOff } from "./back-off.ts";
import type { Database } from "./database.ts";
import { DatabaseError, findSqlFailure, isDatabaseAway } from "./errors.ts";
import { connectionReason, isLostConnection } from "./lost-connection.ts";
import { refuseNewerDatabase } from "./migrations.ts";
import { type Orm, schema } from "./orm.ts";
import { ignoreLostConnection, PatientPool } from "./patient-pool.ts";
import { connectionName, refuseOlderAtWork } from "./refuse-older-at-work.ts";
import { type SchemaVersion, withMigrations } from "./snapshot/schema-version.ts";

const versionMin = 15;
/** Any number of our own: everyone who migrates this database takes the lock of this name. */
const migrationLock = 7_244_650_113;

/** The address without its password, to be shown. */
export function redactUrl(url: string): string {
  // Without `//` what looks like a scheme may be a user, and what follows the password.
  if (!URL.canParse(url) || !/^[a-z]+:\/\//i.test(url)) return "(unreadable address)";
  const shown = new URL(url);
  if (shown.password) shown.password = "***";
  for (const name of [...shown.searchParams.keys()]) if (/password/i.test(name)) shown.searchParams.set(name, "***");
  return shown.href;
}

// Counts are small enough for numbers; PGlite answers the same.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
});

async function migrateServer(
  connectionString: string,
  location: string,
  schemaVersion: SchemaVersion | undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", ignoreLostConnection);
  await client.connect();
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
    );
    const [{ number, name }] = rows;
    if (number < versionMin * 10_000)
      throw new DatabaseError("DATABASE_TOO_OLD", { url: location, version: name, minimum: String(versionMin) });
    // Held until the connection ends, whatever happens meanwhile.
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const orm = drizzle({ client, schema, casing: "snake_case" });
    await refuseNewerDatabase(orm, location);
    await refuseOlderAtWork(orm, location, schemaVersion);
    await withMigrations(schemaVersion, (migrationsFolder) => migrate(orm, { migrationsFolder }));
  } finally {
    await client.end();
  }
}

/** Of a process, whatever it does; one more while it opens the database. */
export const CONNECTIONS_MAX = 10;

function createPool(connectionString: string, location: string, schemaVersion: SchemaVersion | undefined): PatientPool {
  return new PatientPool(
    {
      ...{ connectionString, keepAlive: true, max: CONNECTIONS_MAX, application_name: connectionName(schemaVersion) },
      // The limit covers waiting for one's turn too: a busy minute is no failure.
      connectionTimeoutMillis: 60_000,
    },
    location,
  );
}

function ormOn(client: pg.Pool | pg.PoolClient): Orm {
  return drizzle({ client, schema, casing: "snake_case" });
}

function createOrm(pool: PatientPool): Orm {
  const orm = ormOn(pool);
  const onClient = new WeakMap<pg.PoolClient, Orm>();
  const transact: Orm["transaction"] = async (callback, config) => {
    let begun = false;
    const attempt = async () => {
      // Drizzle would keep the connection for ever when the transaction cannot even begin.
      const client = await pool.connect();
      try {
        const alone = onClient.get(client) ?? ormOn(client);
        onClient.set(client, alone);
        return await alone.transaction(async (tx) => {
          begun = true;
          const result = await callback(tx);
          // Postgres answers the commit of a failed transaction with a rollback, and no error: any statement tells.
          await tx.execute(sql`select`);
          return result;
        }, config);
      } finally {
        client.release();
      }
    };
    return retryWithBackOff(attempt, (error) => !begun && isDatabaseAway(error));
  };
  orm.transaction = transact;
  return orm;
}

function unreachable(error: unknown): boolean {
  if (error instanceof DatabaseError) return false;
  const failure = findSqlFailure(error);
  // Wrong password, no such database, too many connections, server starting or stopping. Anything else is a bug.
  return !failure?.severity || /^(28|3D|53300|57P)/.test(failure.code ?? "");
}

/** A server that is being started is worth waiting for; a name that nobody knows was mistyped. */
function mayCome(error: unknown): boolean {
  return isLostConnection(error) && !/ENOTFOUND/.test(connectionReason(error));
}

/**
 * Open and migrate a database on a Postgres server.
 * @param options `patienceMs`: how long to wait for a server that does not answer yet; `schemaVersion`: how far to migrate
 * @throws DatabaseError DATABASE_UNREACHABLE, DATABASE_TOO_OLD, DATABASE_NEWER, DATABASE_OLDER_AT_WORK
 */
export async function openPostgres(
  url: string,
  { patienceMs = 0, schemaVersion }: { patienceMs?: number; schemaVersion?: SchemaVersion } = {},
): Promise<Database> {
  const location = redactUrl(url);
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url))
    throw new DatabaseError("DATABASE_UNREACHABLE", {
      url: location,
      reason: "the address must begin with postgres://",
    });
  try {
    await retryWithBackOff(() => migrateServer(url, location, schemaVersion), mayCome, patienceMs);
  } catch (error) {
    if (!unreachable(error)) throw error;
    throw new DatabaseError(
      "DATABASE_UNREACHABLE",
      { url: location, reason: connectionReason(error) },
      { cause: error },
    );
  }
  const pool = createPool(url, location, schemaVersion);
  return {
    orm: createOrm(pool),
    kind: "postgres",
    lock: null,
    async executeSql(text, values = []) {
      // With several statements pg answers with one result for each, which its types leave out.
      const results: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values);
      return { rows: [results].flat().flatMap(({ rows }) => rows) };
    },
    async describe() {
      const { rows } = await pool.query("select current_setting('server_version') as version");
      return `PostgreSQL ${rows[0].version} (${location})`;
    },
    close: () => pool.end(),
  };
}
