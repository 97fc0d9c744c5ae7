import { join } from "node:path";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { type EmbeddingColumns, type EmbeddingRow, embeddingColumns, embeddingTableLines } from "./embedding-table.ts";
import { type PredictionRow, predictionColumns } from "./predictions-table.ts";
import { tableLines } from "./table.ts";
import { labelledRows, type Named, nameFiles, sortByBytes, type TableLabel, unlabelledRows } from "./table-rows.ts";
import { writeParquet } from "./write-table.ts";

/** One file of the study, duplicates included, excluded images left out. */
export type StudyFile = Omit<PredictionRow, "filename"> & {
  /** Relative, forward slashes, each once. Nearest labelled images go by it too; their names are found here. */
  path: string;
};

/** Vectors of one layer. A file that only shares its pixels with another may be given that one's, found by `group`. */
export type LayerVectors = { dim: number; vectorOf(file: { sha256: string; group: string }): Float32Array };

export type StudyTables = {
  backbone: string;
  files: readonly StudyFile[];
  avgpool: LayerVectors;
  layer3: LayerVectors;
};

/** Write the four embedding tables below `dir`/tables and `dir`/predictions.csv, and all of them in Parquet below `dir`/tables.
 *  Same inputs, same bytes. Embeddings stand in the byte order of the file name, the labelled ones normal first; predictions in
 *  that of the path. In Parquet every row has its file name; in CSV layer3 has none, as the notebooks that read it expect.
 *  @returns paths of what was written, relative to `dir` */
export async function writeStudyTables(dir: string, tables: StudyTables): Promise<string[]> {
  const rows = nameFiles(tables.files);
  const byName = sortByBytes(rows, (row) => row.filename);
  const labelled = labelledRows(byName);
  const unlabelled = unlabelledRows(byName);
  const written: string[] = [];

  const write = async (name: string, lines: Iterable<string>) => {
    await writeFileAtomically(join(dir, name), lines);
    written.push(name);
  };
  const writeEmbeddings = async (
    name: string,
    of: readonly Labelled[],
    layer: LayerVectors,
    columns: EmbeddingColumns,
  ) => {
    await write(`tables/${name}.csv`, embeddingTableLines(layer.dim, withVectors(of, layer), columns));
    const all = embeddingColumns(layer.dim, [...withVectors(of, layer)], { ...columns, filename: true });
    written.push(await writeParquet(dir, name, all));
  };

  const { backbone, avgpool, layer3 } = tables;
  await writeEmbeddings(`df_labeled_${backbone}`, labelled, avgpool, { label: true, filename: true });
  await writeEmbeddings(`df_unlabeled_${backbone}`, unlabelled, avgpool, { label: false, filename: true });
  await writeEmbeddings(`df_labeled_${backbone}_layer3`, labelled, layer3, { label: true, filename: false });
  await writeEmbeddings(`df_unlabeled_${backbone}_layer3`, unlabelled, layer3, { label: false, filename: false });
  const predictions = predictionColumns([...withNearestNames(sortByBytes(rows, (row) => row.path))]);
  await write("predictions.csv", tableLines(predictions));
  written.push(await writeParquet(dir, "predictions", predictions));
  return written;
}

type Labelled = { sha256: string; group: string; filename: string; label: TableLabel };

/** Neighbours by their names in the tables; one that no longer stands in them is left out. */
function* withNearestNames(rows: readonly Named<StudyFile>[]): Generator<PredictionRow> {
  const nameOf = new Map(rows.map(({ path, filename }) => [path, filename]));
  for (const row of rows)
    yield { ...row, nearestLabelled: row.nearestLabelled.flatMap((path) => nameOf.get(path) ?? []) };
}

function* withVectors(rows: readonly Labelled[], layer: LayerVectors): Generator<EmbeddingRow> {
  for (const { filename, label, ...row } of rows)
    yield { filename, ...(label === null ? {} : { label }), vector: layer.vectorOf(row) };
}
