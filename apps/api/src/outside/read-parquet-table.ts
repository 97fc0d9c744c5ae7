import { setImmediate } from "node:timers/promises";
import type { ColumnChunk, DecodedArray, SchemaElement } from "hyparquet";
import { collectRows } from "./collect-rows.ts";
import type { OutsideLimits } from "./limits.ts";
import type { Cell, OutsideTable } from "./outside-table.ts";
import { foreignType, readParquetColumns } from "./parquet-columns.ts";
import { damaged, parquetProblem } from "./parquet-problem.ts";
import { clip } from "./plan-columns.ts";
import { nextPage, type PageReader, readDictionary, readValues } from "./read-parquet-page.ts";
import { pageUnpacker, type UnpackPage } from "./unpack-page.ts";

/** The pages of one column in one group of rows. */
function chunkOf(bytes: Uint8Array, { meta_data: about, file_path: elsewhere }: ColumnChunk): Uint8Array {
  if (!about || elsewhere) throw damaged("a column kept elsewhere");
  const first = Number(about.data_page_offset);
  // Some writers say 0 where there is no dictionary.
  const dictionary = Number(about.dictionary_page_offset ?? 0);
  const start = dictionary > 0 && dictionary < first ? dictionary : first;
  const end = start + Number(about.total_compressed_size);
  if (!(start >= 4) || !(end >= start) || end > bytes.length) throw damaged(`a column from byte ${start} to ${end}`);
  return bytes.subarray(start, end);
}

function readColumn(chunk: Uint8Array, nRows: number, reader: PageReader): ArrayLike<Cell> {
  const cells: Cell[] = [];
  let dictionary: DecodedArray | undefined;
  for (let at = 0; cells.length < nRows; ) {
    if (at >= chunk.length) throw damaged(`${cells.length} of ${nRows} values`);
    const page = nextPage(chunk, at);
    at = page.next;
    if (page.header.type === "DICTIONARY_PAGE") dictionary = readDictionary(page, reader);
    else if (page.header.type === "DATA_PAGE" || page.header.type === "DATA_PAGE_V2") {
      const values = readValues(page, reader, nRows - cells.length, dictionary);
      if (values.length === nRows) return values;
      for (const cell of values) cells.push(cell);
    } else if (page.header.type !== "INDEX_PAGE") throw damaged("a page of a kind that does not exist");
  }
  return cells;
}

function readerOf(element: SchemaElement, { meta_data: about }: ColumnChunk, unpack: UnpackPage): PageReader {
  const column = clip(element.name);
  const type = foreignType(element);
  if (type !== null) throw parquetProblem("OUTSIDE_PARQUET_TYPE", { column, type });
  if (about?.type !== element.type) throw damaged(`${column} of two types`);
  return { element, codec: String(about?.codec), column, unpack };
}

/** Read a flat Parquet file: the columns that are needed, one group of rows after another; every page is weighed before it
 *  unpacks and its runs are counted before they are written, so that no file takes more memory than the limits allow.
 *  @throws UserProblem naming the row, column and value at fault, or what of the file is not read */
export async function readParquetTable(bytes: Uint8Array, limits: OutsideLimits): Promise<OutsideTable> {
  const { metadata, columns, nRows } = readParquetColumns(bytes, limits);
  const names = columns.map(({ name }) => name);
  const collector = collectRows(names, limits, false);
  if (nRows * collector.used.length > limits.numbersMax + 4 * limits.rowsMax)
    throw parquetProblem("OUTSIDE_TOO_MANY_NUMBERS", { numbersMax: limits.numbersMax, columns: columns.length });
  const unpack = pageUnpacker(limits.unpackedBytesMax);
  let row = 0;
  for (const group of metadata.row_groups) {
    const size = Number(group.num_rows);
    const cells: ArrayLike<Cell>[] = [];
    for (const at of collector.used) {
      const chunk = group.columns[at];
      cells[at] = readColumn(chunkOf(bytes, chunk), size, readerOf(columns[at], chunk, unpack));
      await setImmediate();
    }
    const ofRow: Cell[] = new Array(columns.length).fill(null);
    for (let i = 0; i < size; i++) {
      for (const at of collector.used) ofRow[at] = cells[at][i];
      row++;
      collector.add(ofRow, { row });
    }
  }
  return collector.finish("PARQUET");
}
