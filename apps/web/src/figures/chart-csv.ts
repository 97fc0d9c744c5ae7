import { csv } from "./csv.ts";

/** The figures behind a chart, unrounded: shares 0 to 1, null where nothing was measured. */
export type ChartData = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] };

/** A chart's figures as CSV. Numbers keep every digit and a point, whatever the language. */
export function chartCsv({ head, rows }: ChartData): string {
  return csv([head, ...rows]);
}
