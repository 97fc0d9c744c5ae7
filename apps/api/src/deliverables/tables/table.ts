import { csvCell } from "./csv-text.ts";

/** What a column holds. `float32` numbers are vectors' own; every other number is a float64. */
export type ColumnType = "text" | "integer" | "real" | "float32" | "boolean";

type Cell = string | number | boolean | null;

export type Column = { name: string; type: ColumnType; values: ArrayLike<Cell> };

type Columns<Row> = readonly [name: string, type: ColumnType, cellOf: (row: Row) => Cell][];

/** Columns of a table, one value a row. */
export function tabulate<Row>(rows: readonly Row[], columns: Columns<Row>): Column[] {
  return columns.map(([name, type, cellOf]) => ({ name, type, values: rows.map(cellOf) }));
}

/** The lines of a table in CSV. Numbers are in the shortest form that reads back to the same float64; what is missing is an
 *  empty cell. */
export function* tableLines(columns: readonly Column[]): Generator<string> {
  yield `${columns.map(({ name }) => csvCell(name)).join(",")}\n`;
  const nRows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < nRows; row++) yield `${columns.map(({ values }) => textOf(values[row])).join(",")}\n`;
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? csvCell(cell) : String(cell ?? "");
}
