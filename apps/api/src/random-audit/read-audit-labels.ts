import { LABELS } from "../import/labels-file.ts";
import { readTable, type Table } from "../import/read-table.ts";
import type { Notice } from "../messages/notice.ts";
import { indexOutsideNames, outsideFileName } from "../outside/image-names.ts";

/** Problems told at once; a table with more is wrong as a whole. */
const PROBLEMS_MAX = 20;

export type DrawnImages = {
  /** Every image in use of a name that the table names: `auditTableFiles`. */
  images: readonly { path: string; groupId: string }[];
  /** Groups drawn. */
  drawn: ReadonlySet<string>;
};

type Row = Table["rows"][number];
type Columns = { filename: number; label: number };
type Said = { line: number; groupId: string; label: 0 | 1 };

/** Names of files in a table of labels, without their folders; none when it cannot be read. */
export function auditTableFiles(csv: string): Set<string> {
  const read = readTable(Buffer.from(csv), "labels.csv");
  if ("problem" in read) return new Set();
  const filename = read.table.header.findIndex((cell) => cell.toLowerCase() === "filename");
  return new Set(read.table.rows.map(({ cells }) => outsideFileName(cells[filename] ?? "")));
}

/** Labels by group, as a table `filename,label` gives them; other columns are not read, and rows without a label say nothing.
 *  One row that cannot be used spoils them all: nobody then has to find out which were taken. */
export function readAuditLabels(
  csv: string,
  source: DrawnImages,
): { labels: Map<string, 0 | 1> } | { problems: Notice[] } {
  const read = readTable(Buffer.from(csv), "labels.csv");
  if ("problem" in read) return { problems: [{ code: "AUDIT_TABLE_UNREADABLE", params: read.problem.params }] };
  const header = read.table.header.map((cell) => cell.toLowerCase());
  const columns = { filename: header.indexOf("filename"), label: header.indexOf("label") };
  if (columns.filename < 0 || columns.label < 0) return { problems: [{ code: "AUDIT_TABLE_HEADER" }] };

  const readRow = rowReader(columns, source);
  const said = new Map<string, Said>();
  const problems: Notice[] = [];
  for (const row of read.table.rows) {
    const found = readRow(row);
    if (found === null) continue;
    if ("code" in found) {
      problems.push(found);
      continue;
    }
    const earlier = said.get(found.groupId);
    if (earlier && earlier.label !== found.label)
      problems.push({ code: "AUDIT_ROW_CONTRADICTS", params: { line: found.line, earlier: earlier.line } });
    else said.set(found.groupId, found);
  }
  if (problems.length > PROBLEMS_MAX) {
    const more = problems.length - PROBLEMS_MAX;
    return { problems: [...problems.slice(0, PROBLEMS_MAX), { code: "AUDIT_ROWS_MORE", params: { more } }] };
  }
  if (problems.length > 0) return { problems };
  if (said.size === 0) return { problems: [{ code: "AUDIT_TABLE_EMPTY" }] };
  return { labels: new Map([...said.values()].map(({ groupId, label }) => [groupId, label])) };
}

function rowReader(columns: Columns, { images, drawn }: DrawnImages): (row: Row) => Said | Notice | null {
  const find = indexOutsideNames(images.map(({ path }) => path));
  return ({ line, cells }): Said | Notice | null => {
    const filename = cells[columns.filename] ?? "";
    const value = cells[columns.label] ?? "";
    const label = LABELS.get(value.toLowerCase());
    if (label === null) return null;
    if (label === undefined) return { code: "AUDIT_ROW_LABEL", params: { line, filename, value } };
    const match = find(filename);
    if ("unknown" in match) return { code: "AUDIT_ROW_UNKNOWN", params: { line, filename } };
    if ("ambiguous" in match) {
      const [first, second] = match.ambiguous.map((image) => images[image].path);
      return { code: "AUDIT_ROW_AMBIGUOUS", params: { line, filename, first, second } };
    }
    const { groupId } = images[match.image];
    return drawn.has(groupId) ? { line, groupId, label } : { code: "AUDIT_ROW_NOT_DRAWN", params: { line, filename } };
  };
}
