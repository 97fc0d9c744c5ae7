import { type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../orm.ts";
import type { StoredColumn, StoredTable } from "./describe-tables.ts";

function storedValue({ type }: StoredColumn, place: number): SQL {
  const text = sql`line ->> ${sql.raw(String(place))}`;
  return type === "bytea" ? sql`decode(${text}, 'base64')` : sql`cast(${text} as ${sql.raw(type)})`;
}

/** Put lines of `readLines` back into a table whose columns are those that they were read from. */
export async function insertLines(tx: Transaction, table: StoredTable, lines: readonly string[]): Promise<void> {
  const names = sql.join(
    table.columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(table.columns.map(storedValue), sql`, `);
  await tx.execute(sql`insert into ${sql.identifier(table.name)} (${names})
    select ${values} from json_array_elements(cast(${`[${lines.join(",")}]`} as json)) as line`);
}

/** Numbers that the database gives out itself go on after the highest that was put back. */
export async function advanceCounters(tx: Transaction, table: StoredTable): Promise<void> {
  for (const { name } of table.columns.filter(({ type }) => /int/.test(type))) {
    const { rows } = await tx.execute<{ sequence: string | null }>(
      sql`select pg_get_serial_sequence(quote_ident(${table.name}), ${name}) as sequence`,
    );
    const [{ sequence }] = rows;
    if (sequence === null) continue;
    const column = sql.identifier(name);
    await tx.execute(sql`select setval(cast(${sequence} as regclass), max(${column}))
      from ${sql.identifier(table.name)} having max(${column}) is not null`);
  }
}

/** Tables that hold a row, of these. */
export async function filledTables(db: Queryable, names: readonly string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const name of names) {
    const { rows } = await db.execute(sql`select 1 as found from ${sql.identifier(name)} limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}

/** Let the database count anew what it plans its queries by. */
export async function analyze(db: Queryable): Promise<void> {
  await db.execute(sql`analyze`);
}
