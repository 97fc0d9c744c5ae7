import type { Estimate } from "../estimate.ts";
import type { Language } from "../study-report.ts";
import { escapeText } from "./escape-text.ts";
import { numberPrinter } from "./print-number.ts";

export type Cell = string | number | null | Estimate;
export type Row = Readonly<Record<string, Cell>>;

const MISSING = "\u2013";

/** Rows as an HTML table; its columns are the names of the first row's values. Numbers stand to the right, an estimate with its
 *  interval behind it; what is missing is a dash, never 0.
 *  @throws RangeError naming the column when a number is not finite */
export function htmlTable(rows: readonly Row[], language: Language): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => columnOf(name, rows, language));
  const head = columns.map(({ name, side }) => `<th style="text-align: ${side}">${escapeText(name)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = columns.map(
      ({ name, side, print }) =>
        `<td style="text-align: ${side}${side === "right" ? "; white-space: nowrap" : ""}">${print(row[name] ?? null)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>`;
}

function columnOf(name: string, rows: readonly Row[], language: Language) {
  const numbers = rows.flatMap((row) => numbersIn(row[name] ?? null));
  const bad = numbers.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`${name} is ${bad}`);
  const number = numberPrinter(numbers, language);
  const print = (cell: Cell): string => {
    if (cell === null) return MISSING;
    if (typeof cell === "string") return escapeText(cell);
    if (typeof cell === "number") return number(cell);
    const { value, low, high } = cell;
    const spread = low === null || high === null ? "" : ` (${number(low)} \u2013 ${number(high)})`;
    return value === null ? MISSING : number(value) + spread;
  };
  return { name, print, side: numbers.length > 0 ? "right" : "left" };
}

function numbersIn(cell: Cell): number[] {
  if (cell === null || typeof cell === "string") return [];
  if (typeof cell === "number") return [cell];
  return [cell.value, cell.low, cell.high].filter((each) => each !== null);
}
