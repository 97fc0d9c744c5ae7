/** One cell of a CSV, quoted when it has to be (RFC 4180).
 *
 *  A text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front) is left as it is: these tables are joined on
 *  file names and hashes, and a name with an apostrophe put before it would no longer match its file. */
export function csvCell(value: string): string {
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A path in a list that people open in a spreadsheet, fill in and hand back: one that would be a formula there begins with `./`,
 *  and is the same path to whatever reads it again. */
export function pathCell(path: string): string {
  return csvCell(/^[=+\-@\t\r]/.test(path) ? `./${path}` : path);
}
