import type { DecodedArray, PageHeader, SchemaElement } from "hyparquet";
import { parquetHeader, readPage } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { readRleBitPackedHybrid } from "hyparquet/src/encoding.js";
import { UserProblem } from "../messages/user-problem.ts";
import { checkRuns } from "./check-runs.ts";
import { refuseEndlessNumbers } from "./parquet-columns.ts";
import { damaged, parquetProblem } from "./parquet-problem.ts";
import type { UnpackPage } from "./unpack-page.ts";

const HEADER_BYTES_MAX = 64 * 1024;

/** How the pages of one column are read. */
export type PageReader = { element: SchemaElement; codec: string; column: string; unpack: UnpackPage };

/** One page, still packed, and where the next one begins. */
export type Page = { header: PageHeader; body: Uint8Array; next: number };

/** What the footer's format calls a number may come as anything in a damaged file: a big integer, bytes, a list. */
function whole(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw damaged(`${what} is ${typeof value === "number" ? value : `a ${typeof value}`}`);
}

/** The header with every size and count that is used known to be one. */
function checkedHeader(header: PageHeader): PageHeader {
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  return {
    ...header,
    compressed_page_size: whole(header.compressed_page_size, "a page's size"),
    uncompressed_page_size: whole(header.uncompressed_page_size, "a page's unpacked size"),
    data_page_header: first && { ...first, num_values: whole(first.num_values, "a count of values") },
    dictionary_page_header: dictionary && {
      ...dictionary,
      num_values: whole(dictionary.num_values, "a dictionary's count"),
    },
    data_page_header_v2: second && {
      ...second,
      num_values: whole(second.num_values, "a count of values"),
      num_nulls: whole(second.num_nulls, "a count of missing values"),
      definition_levels_byte_length: whole(second.definition_levels_byte_length, "the levels' size"),
      repetition_levels_byte_length: whole(second.repetition_levels_byte_length, "the lists' size"),
      is_compressed: second.is_compressed !== false,
    },
  };
}

/** @param chunk  the pages of one column in one group of rows */
export function nextPage(chunk: Uint8Array, at: number): Page {
  const head = chunk.subarray(at, at + HEADER_BYTES_MAX);
  const reader = { view: viewOf(head), offset: 0 };
  let header: PageHeader;
  try {
    header = checkedHeader(parquetHeader(reader));
  } catch (error) {
    throw error instanceof UserProblem ? error : damaged("the header of a page", error);
  }
  refuseEndlessNumbers(head.subarray(0, reader.offset));
  const start = at + reader.offset;
  const size = header.compressed_page_size;
  if (start + size > chunk.length) throw damaged(`a page of ${size} bytes`);
  return { header, body: chunk.subarray(start, start + size), next: start + size };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function decoderOf({ element, column }: PageReader) {
  const root: SchemaElement = { name: "schema", num_children: 1 };
  const leaf = { element, children: [], count: 1, path: [column] };
  return {
    pathInSchema: [column],
    type: element.type ?? "BYTE_ARRAY",
    element,
    schemaPath: [{ element: root, children: [leaf], count: 2, path: [] }, leaf],
    codec: "UNCOMPRESSED" as const,
    parsers: DEFAULT_PARSERS,
  };
}

/** Values of a page that is already unpacked. */
function decode(page: Uint8Array, header: PageHeader, reader: PageReader, dictionary?: DecodedArray): DecodedArray {
  const at = { view: viewOf(page), offset: 0 };
  const unpacked = { ...header, compressed_page_size: page.length, uncompressed_page_size: page.length };
  try {
    return readPage(at, unpacked, decoderOf(reader), dictionary, undefined, 0).data ?? [];
  } catch (error) {
    throw damaged(`a page of ${reader.column}`, error);
  }
}

export function readDictionary({ header, body }: Page, reader: PageReader): DecodedArray {
  const page = reader.unpack(body, header.uncompressed_page_size, reader.codec, reader.column);
  const count = header.dictionary_page_header?.num_values ?? -1;
  // Eight truth values fit a byte; all else takes at least one.
  if (count < 0 || count > 8 * page.length) throw damaged(`a dictionary of ${count} values`);
  const values = decode(page, header, reader);
  try {
    return convert(values, decoderOf(reader));
  } catch (error) {
    throw damaged(`the dictionary of ${reader.column}`, error);
  }
}

/** Unpack a data page: its levels (which of its values are there), then its values. */
function unpackData({ header, body }: Page, { unpack, codec, column }: PageReader): Uint8Array {
  const second = header.data_page_header_v2;
  if (!second) return unpack(body, header.uncompressed_page_size, codec, column);
  const { definition_levels_byte_length: levels, repetition_levels_byte_length: repetitions } = second;
  if (repetitions !== 0 || levels > body.length) throw damaged("levels outside their page");
  const length = header.uncompressed_page_size - levels;
  const values =
    length === 0
      ? new Uint8Array(0)
      : unpack(body.subarray(levels), length, second.is_compressed === false ? "UNCOMPRESSED" : codec, column);
  const page = new Uint8Array(levels + values.length);
  page.set(body.subarray(0, levels));
  page.set(values, levels);
  return page;
}

/** How many of the values are there, and where they begin. */
function readLevels(page: Uint8Array, { header }: Page, nullable: boolean, count: number) {
  const second = header.data_page_header_v2;
  let [start, end] = [0, second?.definition_levels_byte_length ?? 0];
  if (!nullable) return { start: end, present: count };
  if (!second) {
    if (page.length < 4) throw damaged("a page without levels");
    [start, end] = [4, 4 + viewOf(page).getUint32(0, true)];
  }
  if (end > page.length) throw damaged("levels outside their page");
  checkRuns(page.subarray(0, end), start, 1, count);
  const levels = new Uint8Array(count);
  readRleBitPackedHybrid({ view: viewOf(page), offset: start }, 1, levels, end - start);
  const present = levels.reduce((sum, level) => sum + level, 0);
  if (second && second.num_nulls !== count - present) throw damaged(`${second.num_nulls} values said to be missing`);
  return { start: end, present };
}

/** @throws UserProblem when the values are written in a way that is not read, or could not be read safely */
function checkEncoding(page: Uint8Array, start: number, present: number, encoding: string, reader: PageReader): void {
  switch (encoding) {
    case "PLAIN":
    case "BYTE_STREAM_SPLIT":
      return;
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY":
      if (start >= page.length) throw damaged("a page without values");
      checkRuns(page, start + 1, page[start], page[start] === 0 ? 0 : present);
      return;
    case "RLE":
      if (reader.element.type !== "BOOLEAN" || start + 4 > page.length)
        throw damaged("runs of what is not true or false");
      checkRuns(page, start + 4, 1, present);
      return;
    default:
      throw parquetProblem("OUTSIDE_PARQUET_ENCODING", { column: reader.column, encoding });
  }
}

/** @param rowsLeft  values that the page may hold at most
 *  @returns as many values as the page announces, null or undefined where one is missing */
export function readValues(page: Page, reader: PageReader, rowsLeft: number, dictionary?: DecodedArray): DecodedArray {
  const { header } = page;
  const second = header.data_page_header_v2;
  const about = second ?? header.data_page_header;
  const count = about?.num_values ?? -1;
  if (!about || count > rowsLeft) throw damaged(`a page of ${count} values, ${rowsLeft} are left`);
  const unpacked = unpackData(page, reader);
  const { start, present } = readLevels(unpacked, page, reader.element.repetition_type !== "REQUIRED", count);
  if (present === 0) return new Array(count).fill(null);
  const encoding = String(about.encoding);
  checkEncoding(unpacked, start, present, encoding, reader);
  if (encoding.endsWith("_DICTIONARY") && dictionary === undefined) throw damaged("a page whose dictionary is missing");
  const plain = second ? { ...header, data_page_header_v2: { ...second, is_compressed: false } } : header;
  const values = decode(unpacked, plain, reader, dictionary);
  if (values.length !== count) throw damaged(`${values.length} values, ${count} announced`);
  return values;
}
