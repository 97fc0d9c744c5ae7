import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { cleanText, decodeText, detectDelimiter } from "../import/read-table.ts";
import { userProblem } from "../messages/user-problem.ts";
import { collectRows, type RowCollector } from "./collect-rows.ts";
import type { OutsideLimits } from "./limits.ts";
import type { OutsideTable } from "./outside-table.ts";

const SLICE = 1 << 18;

/** The text piece by piece, other work of the process taking its turn in between. */
async function* slices(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += SLICE) {
    yield text.slice(at, at + SLICE);
    await setImmediate();
  }
}

/** A row as long as the header: what a spreadsheet leaves empty beyond it is cut.
 *  @throws UserProblem when cells are missing or in excess */
function checkLength(cells: string[], columns: number, line: number): void {
  if (cells.length < columns || cells.slice(columns).some((cell) => cell.trim() !== ""))
    throw userProblem("OUTSIDE_ROW_LENGTH", { line, cells: cells.length, columns });
}

/** Read a CSV row by row: comma, semicolon or tab; any line ending; quoted or not; with or without a byte-order mark.
 *  @throws UserProblem naming the line at fault */
export async function readCsvTable(bytes: Uint8Array, limits: OutsideLimits): Promise<OutsideTable> {
  const text = decodeText(bytes);
  const delimiter = detectDelimiter(text);
  const parser = Readable.from(slices(text), { objectMode: false }).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
      max_record_size: limits.columnsMax * 64 + limits.cellLengthMax,
    }),
  );
  let collector: RowCollector | null = null;
  let columns = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (collector === null) {
        columns = record.findLastIndex((cell) => cell.trim() !== "") + 1;
        collector = collectRows(record.slice(0, columns).map(cleanText), limits, delimiter !== ",");
        continue;
      }
      checkLength(record, columns, info.lines);
      collector.add(record, { line: info.lines });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw userProblem("OUTSIDE_CSV_UNREADABLE", { line: Number(error.lines ?? 0) });
  }
  if (collector === null) throw userProblem("OUTSIDE_NO_ROWS");
  return collector.finish("CSV");
}
