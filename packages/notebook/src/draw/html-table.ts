import type { Language } from "../study-report.ts";
import { escapeText } from "./escape-text.ts";
import { printNumber } from "./print-number.ts";

export type Cell = string | number | null;

/** Rows as an HTML table; its columns are the names of the first row's values. Numbers stand to the right; what is missing
 *  is a dash, never 0.
 *  @throws RangeError naming the column when a number is not finite */
export function htmlTable(rows: readonly Readonly<Record<string, Cell>>[], language: Language): string {
  const columns = Object.keys(rows[0] ?? {});
  const isNumeric = (column: string) => rows.some((row) => typeof row[column] === "number");
  const sideOf = (column: string) => `style="text-align: ${isNumeric(column) ? "right" : "left"}"`;
  const head = columns.map((column) => `<th ${sideOf(column)}>${escapeText(column)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = columns.map(
      (column) => `<td ${sideOf(column)}>${cellText(row[column] ?? null, column, language)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

function cellText(value: Cell, column: string, language: Language): string {
  if (value === null) return "\u2013";
  if (typeof value === "string") return escapeText(value);
  if (!Number.isFinite(value)) throw new RangeError(`${column} is ${value}`);
  return printNumber(value, language);
}
