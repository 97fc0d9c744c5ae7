import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { type FeatureTable, readFeatures } from "./read-features.ts";
import { readTable, type TableRow } from "./read-table.ts";
import type { Layer, StudyReport } from "./study-report.ts";

/** The distinct images of a study, n rows: those of every feature matrix, in the same order. */
export type StudyImages = {
  n: number;
  /** Identical files share it. */
  groups: string[];
  filenames: string[];
  /** 0 normal, 1 cancer, -1 for no label that classifiers learned from. */
  labels: Int8Array;
  /** Number of the family: exact and near duplicates share it. */
  families: Int32Array;
};

export type Study = {
  report: StudyReport;
  images: StudyImages;
  /** n x d: 512 components a row of avgpool, 256 of layer3, for a ResNet-18.
   *  @throws Error when an image has no vector in the tables */
  features(layer: Layer): Matrix;
  /** The rows of tables/NAME.csv.
   *  @throws when there is no such table */
  table(name: string): TableRow[];
};

/** An exported study: report.json and the tables beside it.
 *  @param folder  where report.json lies, such as ".." from the notebooks' own folder
 *  @throws when the report or a table is missing */
export function readStudy(folder: string): Study {
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as StudyReport;
  const table = (name: string) => readTable(join(folder, "tables", `${name}.csv`));
  const images = imagesOf(table("images"));
  const groupOf = new Map(readTable(join(folder, "predictions.csv")).map((row) => [row.filename, row.group]));
  const backbone = report.embeddings[0]?.backbone;
  const read = (layer: Layer, part: "labeled" | "unlabeled"): FeatureTable =>
    readFeatures(join(folder, "tables", `df_${part}_${backbone}${layer === "avgpool" ? "" : `_${layer}`}.csv`));
  // The tables of layer3 have no names of files: their rows are those of avgpool.
  const names = { labeled: [] as string[], unlabeled: [] as string[] };
  const features = (layer: Layer): Matrix => {
    const parts = (["labeled", "unlabeled"] as const).map((part) => {
      const found = read(layer, part);
      if (names[part].length === 0)
        names[part] = found.filenames.length > 0 ? found.filenames : read("avgpool", part).filenames;
      return { features: found.features, groups: names[part].map((name) => groupOf.get(name)) };
    });
    return oneRowAnImage(images.groups, parts);
  };
  return { report, images, features, table };
}

function imagesOf(rows: TableRow[]): StudyImages {
  return {
    n: rows.length,
    groups: rows.map((row) => row.group),
    filenames: rows.map((row) => row.filename),
    labels: Int8Array.from(rows, (row) => (row.learned === "true" ? Number(row.label) : -1)),
    families: Int32Array.from(rows, (row) => Number(row.family)),
  };
}

/** Identical files have one vector: the first that is met stands for the image. */
function oneRowAnImage(
  groups: readonly string[],
  parts: readonly { features: Matrix; groups: readonly (string | undefined)[] }[],
): Matrix {
  const vectors = new Map<string, Float32Array>();
  for (const { features, groups: owners } of parts) {
    for (const [i, group] of owners.entries()) {
      if (group === undefined || vectors.has(group)) continue;
      vectors.set(group, features.data.subarray(i * features.cols, (i + 1) * features.cols));
    }
  }
  const cols = parts[0].features.cols;
  const data = new Float32Array(groups.length * cols);
  for (const [i, group] of groups.entries()) {
    const vector = vectors.get(group);
    if (!vector) throw new Error(`no vector of the image ${group} is in the tables`);
    data.set(vector, i * cols);
  }
  return { data, rows: groups.length, cols };
}
