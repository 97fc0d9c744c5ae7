import { readFile, stat } from "node:fs/promises";
import { userProblem } from "../messages/user-problem.ts";
import { OUTSIDE_LIMITS, type OutsideLimits } from "./limits.ts";
import type { OutsideTable } from "./outside-table.ts";
import { readCsvTable } from "./read-csv-table.ts";
import { readParquetTable } from "./read-parquet-table.ts";

const PARQUET = [0x50, 0x41, 0x52, 0x31];
const HEAD = 8_192;

function isParquet(bytes: Uint8Array): boolean {
  return PARQUET.every((byte, i) => bytes[i] === byte);
}

/** Text holds no zero byte, unless it is UTF-16 and says so: a spreadsheet, an array of numpy or a zip is none. */
function isText(bytes: Uint8Array): boolean {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return utf16 || !bytes.subarray(0, HEAD).includes(0);
}

async function load(source: string | Uint8Array, bytesMax: number): Promise<Uint8Array> {
  const bytes = typeof source === "string" ? (await stat(source)).size : source.length;
  if (bytes > bytesMax) throw userProblem("OUTSIDE_TOO_LARGE", { bytes, bytesMax });
  return typeof source === "string" ? await readFile(source) : source;
}

/** Read out-of-fold scores (`filename,fold,score`, perhaps `repeat` and `label`) or embeddings (`filename`, perhaps `label`,
 *  numbers) that were computed elsewhere. CSV or Parquet, told apart by content, never by name.
 *  @param source  path of the file, or its bytes
 *  @throws UserProblem for whatever the table's author can correct, with line or row, column and value; what the system says
 *    when the path cannot be read. O(bytes), other work of the process taking its turn. */
export async function readOutsideTable(
  source: string | Uint8Array,
  limits: OutsideLimits = OUTSIDE_LIMITS,
): Promise<OutsideTable> {
  const bytes = await load(source, limits.bytesMax);
  if (bytes.length === 0) throw userProblem("OUTSIDE_NO_ROWS");
  if (isParquet(bytes)) return readParquetTable(bytes, limits);
  if (!isText(bytes)) throw userProblem("OUTSIDE_NOT_A_TABLE");
  return readCsvTable(bytes, limits);
}
