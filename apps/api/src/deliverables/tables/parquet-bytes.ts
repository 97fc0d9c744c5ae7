import { type BasicType, type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import type { Column, ColumnType } from "./table.ts";

const TYPES: Record<ColumnType, BasicType> = {
  text: "STRING",
  integer: "INT32",
  real: "DOUBLE",
  float32: "FLOAT",
  boolean: "BOOLEAN",
};

/** A table as a Parquet file. Same table, same bytes. */
export function parquetBytes(columns: readonly Column[]): Uint8Array {
  const columnData = columns.map(({ name, type, values }): ColumnSource => {
    const data = values instanceof Float32Array ? values : Array.from(values);
    return { name, type: TYPES[type], data };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "BrainScan AI" }));
}
