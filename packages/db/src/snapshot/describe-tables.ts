import { getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { type Queryable, schema } from "../orm.ts";

export type StoredColumn = { name: string; type: string };

/** A table as the database has it, by names of its own: whatever version of the product made it. */
export type StoredTable = {
  name: string;
  columns: StoredColumn[];
  /** Columns of the primary key, in its order. */
  key: string[];
};

/** Names of every table of the product, from the one list that all of them are in. */
export function tableNames(): string[] {
  return Object.values(schema)
    .filter((value) => is(value, PgTable))
    .map((table) => getTableName(table as PgTable))
    .sort();
}

/** The tables of these names, each after those that its rows refer to.
 *  @throws Error naming a table that is not there, or has no primary key */
export async function describeTables(db: Queryable, names: readonly string[]): Promise<StoredTable[]> {
  const columns = await db.execute<{ table: string; name: string; type: string }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname collate "C", a.attname collate "C"`);
  const keys = await db.execute<{ table: string; name: string }>(sql`
    select c.relname as table, a.attname as name
    from pg_index i join pg_class c on c.oid = i.indrelid
    cross join unnest(i.indkey::int2[]) with ordinality as part(attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = part.attnum
    where c.relnamespace = 'public'::regnamespace and i.indisprimary order by c.relname collate "C", part.place`);
  const tables = names.map((name) => {
    const of = <Row extends { table: string }>(rows: readonly Row[]) => rows.filter(({ table }) => table === name);
    const key = of(keys.rows).map((column) => column.name);
    if (key.length === 0) throw new Error(`the table ${name} is missing, or has no primary key`);
    return { name, key, columns: of(columns.rows).map(({ name: column, type }) => ({ name: column, type })) };
  });
  return afterWhatTheyReferTo(tables, await references(db));
}

async function references(db: Queryable): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ from: string; to: string }>(sql`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`);
  const found = new Map<string, string[]>();
  for (const { from, to } of rows) found.set(from, [...(found.get(from) ?? []), to]);
  return found;
}

function afterWhatTheyReferTo(tables: StoredTable[], references: Map<string, string[]>): StoredTable[] {
  const ordered: StoredTable[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const blocked = new Set([...waiting].map(({ name }) => name));
    const free = [...waiting].filter(({ name }) => !references.get(name)?.some((to) => blocked.has(to)));
    if (free.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...blocked].join(", ")}`);
    for (const table of free) {
      waiting.delete(table);
      ordered.push(table);
    }
  }
  return ordered;
}
