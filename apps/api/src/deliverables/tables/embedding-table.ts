import { csvCell } from "./csv-text.ts";
import { float32ToShortest } from "./float32-text.ts";
import type { Column } from "./table.ts";

export type EmbeddingRow = {
  /** d components. */
  vector: Float32Array;
  label?: 0 | 1;
  filename?: string;
};

export type EmbeddingColumns = { label: boolean; filename: boolean };

/** The lines of a table of embeddings: columns `0` to `d - 1`, then `label` and `filename` where asked for.
 *  Lazy: a row's vector is asked for when its line is.
 *  @param dim d, the number of components
 *  @throws RangeError when a row lacks what its columns ask for, or a vector has another length or holds NaN */
export function* embeddingTableLines(
  dim: number,
  rows: Iterable<EmbeddingRow>,
  columns: EmbeddingColumns,
): Generator<string> {
  const header = Array.from({ length: dim }, (_, i) => String(i));
  if (columns.label) header.push("label");
  if (columns.filename) header.push("filename");
  yield `${header.join(",")}\n`;
  for (const row of rows) {
    const name = row.filename ?? "a row without a name";
    if (row.vector.length !== dim)
      throw new RangeError(`the embedding of ${name} has ${row.vector.length} components, the table has ${dim}`);
    let line = "";
    for (let i = 0; i < dim; i++)
      line += i === 0 ? float32ToShortest(row.vector[i]) : `,${float32ToShortest(row.vector[i])}`;
    if (columns.label) {
      if (row.label === undefined) throw new RangeError(`${name} has no label, and the table has that column`);
      line += `,${row.label}`;
    }
    if (columns.filename) {
      if (row.filename === undefined) throw new RangeError("a row has no file name, and the table has that column");
      line += `,${csvCell(row.filename)}`;
    }
    yield `${line}\n`;
  }
}

/** The same table column by column: components `0` to `d - 1`, then `label` and `filename` where asked for.
 *  @throws RangeError when a vector has another length */
export function embeddingColumns(dim: number, rows: readonly EmbeddingRow[], columns: EmbeddingColumns): Column[] {
  const components = Array.from({ length: dim }, () => new Float32Array(rows.length));
  for (const [at, { vector, filename }] of rows.entries()) {
    if (vector.length !== dim)
      throw new RangeError(`the embedding of ${filename} has ${vector.length} components, the table has ${dim}`);
    for (let i = 0; i < dim; i++) components[i][at] = vector[i];
  }
  const table = components.map((values, i): Column => ({ name: String(i), type: "float32", values }));
  if (columns.label) table.push({ name: "label", type: "integer", values: rows.map(({ label }) => label ?? null) });
  if (columns.filename)
    table.push({ name: "filename", type: "text", values: rows.map(({ filename }) => filename ?? null) });
  return table;
}
