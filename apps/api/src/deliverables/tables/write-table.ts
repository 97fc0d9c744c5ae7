import { join } from "node:path";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { parquetBytes } from "./parquet-bytes.ts";
import { type Column, tableLines } from "./table.ts";

/** Write one table in CSV and in Parquet below `dir`/tables.
 *  @returns the two paths, relative to `dir` */
export async function writeTable(dir: string, name: string, columns: readonly Column[]): Promise<string[]> {
  const csv = `tables/${name}.csv`;
  await writeFileAtomically(join(dir, csv), tableLines(columns));
  return [csv, await writeParquet(dir, name, columns)];
}

/** @returns its path, relative to `dir` */
export async function writeParquet(dir: string, name: string, columns: readonly Column[]): Promise<string> {
  const path = `tables/${name}.parquet`;
  await writeFileAtomically(join(dir, path), [parquetBytes(columns)]);
  return path;
}
