import { numberOf, type TableRow } from "./read-table.ts";
import type { ReportedFigure } from "./study-report.ts";

/** A value with its interval; null where there is none. */
export type Estimate = { value: number | null; low: number | null; high: number | null };

/** A figure of an experiment or a clustering, by its id; all null where it was not measured. */
export function figureOf({ figures }: { figures: readonly ReportedFigure[] }, id: string): Estimate & { n: number } {
  const found = figures.find((figure) => figure.id === id);
  const { low = null, high = null } = found?.interval ?? {};
  return { value: found?.value ?? null, low, high, n: found?.n ?? 0 };
}

/** The same of a row of a table, by the names of its columns.
 *  @throws RangeError when one holds no number */
export function estimateOf(row: TableRow, value: string, low = `${value}_low`, high = `${value}_high`): Estimate {
  return { value: numberOf(row, value), low: numberOf(row, low), high: numberOf(row, high) };
}
