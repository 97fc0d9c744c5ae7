import type { Notice } from "../messages/notice.ts";
import type { RawValue } from "./metadata-type.ts";
import { createNoticeList } from "./notice-list.ts";
import { cleanText, decodeText, quoted, readTable } from "./read-table.ts";

/** Rows of a metadata file, before images are looked for. `line` is the row's line (CSV) or place (JSON), from 1. */
export type MetadataRows = {
  columns: string[];
  rows: { line: number; filename: string; values: Map<string, RawValue> }[];
  notices: Notice[];
};

export const METADATA_COLUMNS_MAX = 200;

/** Characters of one value. */
const VALUE_LENGTH_MAX = 2_000;

type Result = MetadataRows | { problem: Notice };

/** Read metadata.csv (first column `filename`) or metadata.json (an object by filename, or a list of objects with a `filename`). */
export function readMetadataRows(path: string, bytes: Uint8Array): Result {
  return path.toLowerCase().endsWith(".json") ? readJson(path, bytes) : readCsv(path, bytes);
}

function readCsv(path: string, bytes: Uint8Array): Result {
  const read = readTable(bytes, path);
  if ("problem" in read) return read;
  const { header, rows } = read.table;
  if (header[0]?.toLowerCase() !== "filename") return { problem: { code: "METADATA_HEADER", path } };
  const names = header.slice(1).map((name, i) => name || `column ${i + 2}`);
  const columns = columnsOf(path, names);
  // Of columns of one name the last is kept; those beyond the limit are not looked at.
  const places = new Map(names.map((name, i) => [name, i + 1]));
  const kept = columns.names.map((name): [string, number] => [name, places.get(name) ?? 0]);
  const long = longValues(path);
  return {
    columns: columns.names,
    rows: rows.map(({ line, cells }) => ({
      line,
      filename: cells[0],
      values: new Map(kept.map(([name, at]) => [name, long.checked(name, cells[at] ?? null)])),
    })),
    notices: [...columns.notices, ...long.notices()],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readJson(path: string, bytes: Uint8Array): Result {
  let content: unknown;
  try {
    content = JSON.parse(decodeText(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: { code: "METADATA_JSON_UNREADABLE", path, params: { reason: error.message } } };
  }
  const records = Array.isArray(content)
    ? content.map((row: unknown) =>
        isRecord(row) && typeof row.filename === "string" ? { ...row, filename: row.filename } : null,
      )
    : isRecord(content)
      ? Object.entries(content).map(([filename, row]) => (isRecord(row) ? { ...row, filename } : null))
      : [null];
  if (records.includes(null)) return { problem: { code: "METADATA_JSON_SHAPE", path } };
  const nested = new Set<string>();
  const names = new Set<string>();
  const rows = records.flatMap((record, i) => {
    if (record === null) return [];
    const { filename, ...others } = record;
    const values = new Map<string, RawValue>();
    for (const [given, value] of Object.entries(others)) {
      const name = cleanText(given);
      if (typeof value === "object" && value !== null) nested.add(name);
      else {
        names.add(name);
        values.set(name, typeof value === "string" ? cleanText(value) : ((value ?? null) as RawValue));
      }
    }
    return [{ line: i + 1, filename: cleanText(filename), values }];
  });
  const columns = columnsOf(
    path,
    [...names].filter((name) => !nested.has(name)),
  );
  const long = longValues(path);
  const notices = createNoticeList();
  notices.addAll(columns.notices);
  for (const column of nested) notices.add({ code: "METADATA_NESTED", path, params: { column: quoted(column) } });
  const kept = new Set(columns.names);
  const checked = rows.map(({ values, ...row }) => ({
    ...row,
    values: new Map(
      [...values].flatMap(([name, value]): [string, RawValue][] =>
        kept.has(name) ? [[name, long.checked(name, value)]] : [],
      ),
    ),
  }));
  notices.addAll(long.notices());
  return { columns: columns.names, rows: checked, notices: notices.toArray() };
}

/** The columns that are read: each name once, up to the limit. */
function columnsOf(path: string, names: readonly string[]): { names: string[]; notices: Notice[] } {
  const distinct = new Set<string>();
  let repeated: string | null = null;
  for (const name of names) {
    if (distinct.has(name)) repeated ??= name;
    distinct.add(name);
  }
  const notices: Notice[] = [];
  if (repeated !== null) notices.push({ code: "METADATA_REPEATED_COLUMN", path, params: { column: quoted(repeated) } });
  if (distinct.size > METADATA_COLUMNS_MAX)
    notices.push({
      code: "METADATA_TOO_MANY_COLUMNS",
      path,
      params: { columns: distinct.size, columnsMax: METADATA_COLUMNS_MAX },
    });
  return { names: [...distinct].slice(0, METADATA_COLUMNS_MAX), notices };
}

/** Leaves out values that no column of measures or words has, and says so once a column. */
function longValues(path: string) {
  const columns = new Set<string>();
  return {
    checked(column: string, value: RawValue): RawValue {
      if (typeof value !== "string" || value.length <= VALUE_LENGTH_MAX) return value;
      columns.add(column);
      return null;
    },
    notices: () =>
      [...columns].map(
        (column): Notice => ({
          code: "METADATA_VALUE_TOO_LONG",
          path,
          params: { column: quoted(column), lengthMax: VALUE_LENGTH_MAX },
        }),
      ),
  };
}
