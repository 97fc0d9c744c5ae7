import type { FileMetaData, SchemaElement } from "hyparquet";
import { parquetMetadata } from "hyparquet";
import type { OutsideLimits } from "./limits.ts";
import { damaged, parquetProblem } from "./parquet-problem.ts";
import { clip } from "./plan-columns.ts";

const FOOTER_BYTES_MAX = 16 * 1024 * 1024;
/** A number written byte by byte goes on while the top bit is set. Read to the end of a long run of such bytes, one would cost
 *  the square of its length; no honest file holds a run like this. */
const RUN_MAX = 1_024;

/** Rows and flat columns of a Parquet file, none of its data read yet. */
export type ParquetColumns = { metadata: FileMetaData; columns: SchemaElement[]; nRows: number };

/** @throws UserProblem when a number in these bytes never ends */
export function refuseEndlessNumbers(bytes: Uint8Array): void {
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0x80 ? run + 1 : 0;
    if (run > RUN_MAX) throw damaged(`a number of more than ${RUN_MAX} bytes`);
  }
}

function readFooter(bytes: Uint8Array): FileMetaData {
  const end = bytes.length - 8;
  if (end < 4 || String.fromCharCode(...bytes.subarray(-4)) !== "PAR1") throw damaged("no closing mark");
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(end, true);
  if (length > end || length > FOOTER_BYTES_MAX) throw damaged(`a footer of ${length} bytes`);
  refuseEndlessNumbers(bytes.subarray(end - length, end));
  try {
    return parquetMetadata(bytes, { geoparquet: false });
  } catch (error) {
    throw damaged("the footer", error);
  }
}

const INTEGERS = new Set(["INT_8", "INT_16", "INT_32", "INT_64", "UINT_8", "UINT_16", "UINT_32", "UINT_64"]);

/** What the column holds where that is neither text, number nor truth value; null when it is one of them. */
export function foreignType(element: SchemaElement): string | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  const meaning = logical?.type ?? converted;
  if (type === "BYTE_ARRAY")
    return meaning === undefined || ["STRING", "UTF8", "ENUM"].includes(meaning) ? null : meaning;
  if (type === "FIXED_LEN_BYTE_ARRAY") return meaning === "FLOAT16" ? null : (meaning ?? type);
  if (type === "INT96") return type;
  return meaning === undefined || meaning === "INTEGER" || INTEGERS.has(meaning) ? null : meaning;
}

/** The footer, checked before anything is unpacked. @throws UserProblem when the file is damaged, nested or too large */
export function readParquetColumns(bytes: Uint8Array, limits: OutsideLimits): ParquetColumns {
  const metadata = readFooter(bytes);
  const [root, ...columns] = metadata.schema;
  const nested = columns.find(({ num_children: children, repetition_type: times }) => children || times === "REPEATED");
  if (nested) throw parquetProblem("OUTSIDE_PARQUET_NESTED", { column: clip(String(nested.name)) });
  if (root === undefined || columns.some(({ name, type }) => !name || !type)) throw damaged("the schema");
  if (columns.length > limits.columnsMax)
    throw parquetProblem("OUTSIDE_TOO_MANY_COLUMNS", { columns: columns.length, columnsMax: limits.columnsMax });
  let nRows = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0) || group.columns.length !== columns.length) throw damaged("a group of rows");
    nRows += rows;
  }
  if (nRows > limits.rowsMax) throw parquetProblem("OUTSIDE_TOO_MANY_ROWS", { rowsMax: limits.rowsMax });
  return { metadata, columns, nRows };
}
