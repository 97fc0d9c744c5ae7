import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** A row as texts, by the name of its column. */
export type TableRow = Record<string, string>;

/** The rows of a CSV with a header.
 *  @throws when the file is missing or is no such table */
export function readTable(file: string): TableRow[] {
  return parse(readFileSync(file), { columns: true, bom: true }) as TableRow[];
}

/** A cell as a number; an empty one is null.
 *  @throws RangeError when it is neither */
export function numberOf(row: TableRow, column: string): number | null {
  const text = row[column];
  if (text === "") return null;
  const value = Number(text);
  if (text === undefined || Number.isNaN(value)) throw new RangeError(`${column} is ${text}, not a number`);
  return value;
}
