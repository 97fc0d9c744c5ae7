import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../orm.ts";
import type { StoredColumn, StoredTable } from "./describe-tables.ts";

const rowsAtFirst = 16;
const rowsMax = 5_000;
/** About what one fetch should bring: rows with vectors are half a megabyte each, most others some hundred bytes. */
const fetchCharsGoal = 2_000_000;

/** Postgres' own text of a value, which either database reads back to the very same one; bytes shorter than as Postgres writes them. */
function textOf({ name, type }: StoredColumn): SQL {
  const column = sql.identifier(name);
  return type === "bytea" ? sql`translate(encode(${column}, 'base64'), E'\n', '')` : sql`${column}::text`;
}

/** A text orders by its bytes, whatever the server's language. */
function orderOf({ columns, key }: StoredTable): SQL {
  const isText = (name: string) => columns.find((column) => column.name === name)?.type === "text";
  return sql.join(
    key.map((name) => (isText(name) ? sql`${sql.identifier(name)} collate "C"` : sql.identifier(name))),
    sql`, `,
  );
}

/** Have values of a transaction written alike wherever the server is and however it was set up. */
export async function settleTextForms(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local timezone = 'UTC'`);
  await tx.execute(sql`set local datestyle = 'ISO, YMD'`);
  await tx.execute(sql`set local extra_float_digits = 1`);
}

export async function countRows(tx: Transaction, { name }: Pick<StoredTable, "name">): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*) as n from ${sql.identifier(name)}`);
  return rows[0].n;
}

/**
 * Every row of a table in the order of its key, as a line of JSON: an array of texts and nulls, one for each column. A few
 * megabytes of lines lie in memory at a time, however many there are.
 */
export async function* readLines(tx: Transaction, table: StoredTable): AsyncGenerator<string[]> {
  const texts = sql.join(table.columns.map(textOf), sql`, `);
  await tx.execute(sql`declare snapshot_rows no scroll cursor for
    select json_build_array(${texts})::text as line from ${sql.identifier(table.name)} order by ${orderOf(table)}`);
  let count = rowsAtFirst;
  for (;;) {
    const { rows } = await tx.execute<{ line: string }>(sql`fetch ${sql.raw(String(count))} from snapshot_rows`);
    if (rows.length === 0) break;
    const chars = rows.reduce((sum, { line }) => sum + line.length, 0);
    yield rows.map(({ line }) => line);
    count = Math.min(Math.max(Math.floor((fetchCharsGoal * rows.length) / chars), 1), rowsMax, 4 * count);
  }
  await tx.execute(sql`close snapshot_rows`);
}
