import { readFileSync } from "node:fs";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { parse } from "csv-parse/sync";

/** Embeddings of a table: its columns 0, 1, 2, ... are the components. */
export type FeatureTable = {
  /** n x d */
  features: Matrix;
  /** n, or empty where the table has no such column. */
  filenames: string[];
};

/** A feature table as exported: columns `0` to `d - 1`, then perhaps `label` and `filename`.
 *  @throws RangeError naming the row and column of a component that is no finite number */
export function readFeatures(file: string): FeatureTable {
  const [header = [], ...rows] = parse(readFileSync(file), { bom: true }) as string[][];
  const cols = header.filter((name, at) => name === String(at)).length;
  const data = new Float32Array(rows.length * cols);
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < cols; j++) {
      const value = Number(row[j]);
      if (row[j] === "" || !Number.isFinite(value)) throw new RangeError(`row ${i + 1}, column ${j}: ${row[j]}`);
      data[i * cols + j] = value;
    }
  }
  const at = header.indexOf("filename");
  return { features: { data, rows: rows.length, cols }, filenames: at < 0 ? [] : rows.map((row) => row[at]) };
}
