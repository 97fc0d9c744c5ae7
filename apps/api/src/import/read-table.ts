import { CsvError, parse } from "csv-parse/sync";
import type { Notice } from "../messages/notice.ts";
import { shown } from "./shown.ts";

/** Rows of a CSV with the line each begins on (1 is the header's), cells trimmed. */
export type Table = { header: string[]; rows: { line: number; cells: string[] }[]; delimiter: string };

export type TableResult = { table: Table } | { problem: Notice };

/** Text of a file a spreadsheet wrote: UTF-8 or UTF-16 with a byte-order mark, UTF-8 without, else Windows-1252, in which
 *  Excel still saves "CSV" in France. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder("windows-1252").decode(bytes);
    throw error;
  }
}

/** Characters of one row. */
const ROW_LENGTH_MAX = 256 * 1024;

const QUOTED_MAX = 200;

/** A value as a notice quotes it. */
export function quoted(value: string): string {
  return shown(value, QUOTED_MAX);
}

/** Text that Postgres can keep: no NUL, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8").trim();
}

/** The separator that occurs most in the first line, outside quotes. */
export function detectDelimiter(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => header.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** Read a CSV: comma, semicolon or tab; any line ending; quoted or not; with or without a byte-order mark. */
export function readTable(bytes: Uint8Array, path: string): TableResult {
  const text = decodeText(bytes);
  const delimiter = detectDelimiter(text);
  try {
    let header: string[] | null = null;
    const rows: Table["rows"] = [];
    parse(text, {
      delimiter,
      max_record_size: ROW_LENGTH_MAX,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_quotes: true,
      // Kept as they are needed, not a second time as they were read.
      on_record(record: string[], { lines }) {
        const cells = record.map(cleanText);
        if (header === null) header = cells;
        else rows.push({ line: lines, cells });
        return null;
      },
    });
    return { table: { header: header ?? [], rows, delimiter } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    if (error.code === "CSV_MAX_RECORD_SIZE")
      return { problem: { code: "TABLE_ROW_TOO_LONG", path, params: { line, lengthMax: ROW_LENGTH_MAX } } };
    return { problem: { code: "TABLE_UNREADABLE", path, params: { line } } };
  }
}
