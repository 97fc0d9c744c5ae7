import { join } from "node:path";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { type EmbeddingColumns, embeddingTableLines } from "./embedding-table.ts";
import { type PredictionRow, predictionsTableLines } from "./predictions-table.ts";
import { labelledRows, type Named, nameFiles, sortByBytes, unlabelledRows } from "./table-rows.ts";

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

/** Write the four embedding tables below `dir`/tables and `dir`/predictions.csv. Same inputs, same bytes.
 *  Embeddings stand in the byte order of the file name, the labelled ones normal first; predictions in that of the path.
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
  const embeddings = <R extends { sha256: string; group: string; filename: string }>(
    of: readonly R[],
    layer: LayerVectors,
    columns: EmbeddingColumns,
  ) => embeddingTableLines(layer.dim, withVectors(of, layer), columns);

  const name = tables.backbone;
  await write(`tables/df_labeled_${name}.csv`, embeddings(labelled, tables.avgpool, { label: true, filename: true }));
  await write(
    `tables/df_unlabeled_${name}.csv`,
    embeddings(unlabelled, tables.avgpool, { label: false, filename: true }),
  );
  await write(
    `tables/df_labeled_${name}_layer3.csv`,
    embeddings(labelled, tables.layer3, { label: true, filename: false }),
  );
  await write(
    `tables/df_unlabeled_${name}_layer3.csv`,
    embeddings(unlabelled, tables.layer3, { label: false, filename: false }),
  );
  await write("predictions.csv", predictionsTableLines(withNearestNames(sortByBytes(rows, (row) => row.path))));
  return written;
}

/** Neighbours by their names in the tables; one that no longer stands in them is left out. */
function* withNearestNames(rows: readonly Named<StudyFile>[]): Generator<PredictionRow> {
  const nameOf = new Map(rows.map(({ path, filename }) => [path, filename]));
  for (const row of rows)
    yield { ...row, nearestLabelled: row.nearestLabelled.flatMap((path) => nameOf.get(path) ?? []) };
}

function* withVectors<R extends { sha256: string; group: string }>(
  rows: readonly R[],
  layer: LayerVectors,
): Generator<R & { vector: Float32Array }> {
  for (const row of rows) yield { ...row, vector: layer.vectorOf(row) };
}
