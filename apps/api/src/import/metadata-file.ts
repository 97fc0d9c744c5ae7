import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { Notice } from "../messages/notice.ts";
import { type FileNames, folderOf } from "./file-names.ts";
import { isIdentifyingName, isIdentifyingValue } from "./identifying-column.ts";
import { readMetadataRows } from "./metadata-rows.ts";
import { detectType, type RawValue } from "./metadata-type.ts";
import { createNoticeList } from "./notice-list.ts";
import { quoted } from "./read-table.ts";

/** Metadata of a source: typed columns, and values by image path, still as they were written. */
export type Metadata = {
  file: string;
  columns: { name: string; type: MetadataType }[];
  values: Map<string, Map<string, RawValue>>;
  /** Rows that name no image, or several. */
  unmatchedRows: number;
};

function equalRows(a: Map<string, RawValue>, b: Map<string, RawValue>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}

/** Read a metadata file. A column that would identify a person is refused and named; the others are kept.
 *  @returns null metadata when the file cannot be used at all */
export function readMetadataFile(
  path: string,
  bytes: Uint8Array,
  names: FileNames,
): { metadata: Metadata | null; notices: Notice[] } {
  const read = readMetadataRows(path, bytes);
  if ("problem" in read) return { metadata: null, notices: [read.problem] };
  const notices = createNoticeList();
  notices.addAll(read.notices);
  const { rows } = read;
  const columns = read.columns.flatMap((name) => {
    const column = rows.map(({ values }) => values.get(name) ?? null);
    const identifying =
      isIdentifyingName(name) || column.some((value) => typeof value === "string" && isIdentifyingValue(value));
    if (!identifying) return [{ name, type: detectType(column) }];
    notices.add({ code: "METADATA_IDENTIFYING", path, params: { column: quoted(name) } });
    return [];
  });
  const values: Metadata["values"] = new Map();
  let unmatchedRows = 0;
  for (const row of rows) {
    const match = names.find(row.filename, folderOf(path));
    if (!("path" in match)) {
      unmatchedRows++;
      const code = "unknown" in match ? "METADATA_UNKNOWN_FILE" : "METADATA_AMBIGUOUS_FILE";
      notices.add({ code, path, params: { line: row.line, filename: quoted(row.filename) } });
      continue;
    }
    const earlier = values.get(match.path);
    if (earlier === undefined) values.set(match.path, row.values);
    else if (!equalRows(earlier, row.values))
      notices.add({ code: "METADATA_REPEATED_ROW", path, params: { line: row.line, filename: quoted(row.filename) } });
  }
  return { metadata: { file: path, columns, values, unmatchedRows }, notices: notices.toArray() };
}
