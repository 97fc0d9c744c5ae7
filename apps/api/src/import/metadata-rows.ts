import type { Notice } from "../messages/notice.ts";
import type { RawValue } from "./metadata-type.ts";
import { cleanText, decodeText, readTable } from "./read-table.ts";

/** Rows of a metadata file, before images are looked for. `line` is the row's line (CSV) or place (JSON), from 1. */
export type MetadataRows = {
  columns: string[];
  rows: { line: number; filename: string; values: Map<string, RawValue> }[];
  notices: Notice[];
};

export const METADATA_COLUMNS_MAX = 200;

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
  return finish(
    path,
    rows.map(({ line, cells }) => ({
      line,
      filename: cells[0],
      values: new Map(names.map((name, i) => [name, cells[i + 1] ?? null])),
    })),
    names,
  );
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
  const rows = records.flatMap((record, i) => {
    if (record === null) return [];
    const { filename, ...others } = record;
    const values = new Map<string, RawValue>();
    for (const [name, value] of Object.entries(others)) {
      if (typeof value === "object" && value !== null) nested.add(cleanText(name));
      else values.set(cleanText(name), typeof value === "string" ? cleanText(value) : ((value ?? null) as RawValue));
    }
    return [{ line: i + 1, filename: cleanText(filename), values }];
  });
  const names = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))].filter((name) => !nested.has(name));
  const result = finish(path, rows, names);
  if ("notices" in result)
    result.notices.push(
      ...[...nested].map((column): Notice => ({ code: "METADATA_NESTED", path, params: { column } })),
    );
  return result;
}

function finish(path: string, rows: MetadataRows["rows"], names: string[]): MetadataRows {
  const distinct = [...new Set(names)];
  const notices: Notice[] = [];
  if (distinct.length < names.length) {
    const repeated = names.find((name, i) => names.indexOf(name) < i) ?? "";
    notices.push({ code: "METADATA_REPEATED_COLUMN", path, params: { column: repeated } });
  }
  if (distinct.length > METADATA_COLUMNS_MAX)
    notices.push({
      code: "METADATA_TOO_MANY_COLUMNS",
      path,
      params: { columns: distinct.length, columnsMax: METADATA_COLUMNS_MAX },
    });
  return { columns: distinct.slice(0, METADATA_COLUMNS_MAX), rows, notices };
}
