// What the Postgres server is set to, and what a database takes of it.

/** What decides how fast rows are written, and how safely. */
const SETTINGS = [
  ...["shared_buffers", "max_wal_size", "checkpoint_timeout", "wal_compression", "work_mem", "maintenance_work_mem"],
  ...["fsync", "synchronous_commit", "full_page_writes"],
];

const SIZES = `select relname as name, pg_total_relation_size(c.oid) as bytes, greatest(reltuples, 0)::bigint as rows
  from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'
  order by bytes desc`;

const TABLE_BYTES_MIN = 100_000;

export async function describeServer(query) {
  const [{ version, wal_at: walAt }] = await query(
    "select current_setting('server_version') as version, pg_current_wal_lsn()::text as wal_at",
  );
  const rows = await query("select name, current_setting(name) as value from pg_settings where name = any($1)", [
    SETTINGS,
  ]);
  return { version, walAt, settings: Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
}

/** @param walAt  where the server's log stood before */
export async function measureDatabase(query, walAt) {
  await query("analyze");
  const [{ total, wal }] = await query(
    "select pg_database_size(current_database()) as total, pg_wal_lsn_diff(pg_current_wal_lsn(), $1::pg_lsn) as wal",
    [walAt],
  );
  const tables = (await query(SIZES)).map(({ name, bytes, rows }) => ({
    ...{ name, bytes: Number(bytes), rows: Number(rows) },
  }));
  return {
    ...{ bytes: Number(total), walBytes: Number(wal) },
    tables: tables.filter(({ bytes }) => bytes > TABLE_BYTES_MIN),
  };
}
