/** The figures behind a chart, unrounded: shares 0 to 1, null where nothing was measured. */
export type ChartData = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] };

/** A chart's figures as CSV (RFC 4180). Numbers keep every digit and a point, whatever the language; a gap is an empty cell. */
export function chartCsv({ head, rows }: ChartData): string {
  return [head, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
