import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import type { Database } from "./database.ts";
import { DatabaseError, findSqlFailure } from "./errors.ts";
import { migrationsFolder, refuseNewerDatabase } from "./migrations.ts";
import { type Orm, schema } from "./orm.ts";

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

function reasonOf(error: unknown): string {
  // One attempt for each address of the host: the first tells.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

// Counts are small enough for numbers; PGlite answers the same.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
});

async function migrateServer(connectionString: string, location: string): Promise<void> {
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
    await migrate(orm, { migrationsFolder });
  } finally {
    await client.end();
  }
}

function ignoreLostConnection(): void {
  // The statement under way rejects, and says so; without a listener the event would end the process.
}

function createPool(connectionString: string): pg.Pool {
  // The limit covers waiting for one's turn too: a busy minute is no failure.
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 60_000, max: 10 });
  pool.on("error", ignoreLostConnection);
  pool.on("connect", (client) => client.on("error", ignoreLostConnection));
  return pool;
}

function createOrm(client: pg.Pool): Orm {
  const orm: Orm = drizzle({ client, schema, casing: "snake_case" });
  const transaction = orm.transaction.bind(orm);
  orm.transaction = (callback, config) =>
    transaction(async (tx) => {
      const result = await callback(tx);
      // Postgres answers the commit of a failed transaction with a rollback, and no error: any statement tells.
      await tx.execute(sql`select`);
      return result;
    }, config);
  return orm;
}

function unreachable(error: unknown): boolean {
  if (error instanceof DatabaseError) return false;
  const failure = findSqlFailure(error);
  // Wrong password, no such database, too many connections, server starting or stopping. Anything else is a bug.
  return !failure?.severity || /^(28|3D|53300|57P)/.test(failure.code ?? "");
}

/**
 * Open and migrate a database on a Postgres server.
 * @throws DatabaseError DATABASE_UNREACHABLE, DATABASE_TOO_OLD, DATABASE_NEWER
 */
export async function openPostgres(url: string): Promise<Database> {
  const location = redactUrl(url);
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url))
    throw new DatabaseError("DATABASE_UNREACHABLE", {
      url: location,
      reason: "the address must begin with postgres://",
    });
  try {
    await migrateServer(url, location);
  } catch (error) {
    if (!unreachable(error)) throw error;
    throw new DatabaseError("DATABASE_UNREACHABLE", { url: location, reason: reasonOf(error) }, { cause: error });
  }
  const pool = createPool(url);
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
