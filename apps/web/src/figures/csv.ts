/** Rows as CSV (RFC 4180): a field is quoted where a comma, a quote or a line break would split it; a gap is an empty field. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
