/** One cell of a CSV, quoted when it has to be (RFC 4180).
 *
 *  A text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front) is left as it is: these tables are joined on
 *  file names and hashes, and a name with an apostrophe put before it would no longer match its file. */
export function csvCell(value: string): string {
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}
