import type { Matrix } from "@brainscan/ml/matrix/matrix";

/** Their label of an image: 0 normal, 1 cancer, null when they give none. */
export type OutsideLabel = 0 | 1 | null;

export type OutsideScoreRow = { filename: string; fold: number; repeat: number; score: number };

type Common = {
  format: "CSV" | "PARQUET";
  /** n: line of the file (CSV, the header is line 1) or number of the row (Parquet, from 1) of each row. */
  places: number[];
  /** n: the column `label`; null when the table has none. */
  labels: OutsideLabel[] | null;
  /** Columns that were left aside: those of a data frame's index and, beside scores, all that are not known. */
  ignoredColumns: string[];
};

/** Out-of-fold scores: a higher one speaks for cancer. */
export type OutsideScores = Common & {
  kind: "SCORES";
  /** `repeat` is 0 throughout when the table has no such column. */
  rows: OutsideScoreRow[];
  /** All scores lie in 0..1; those that do not rank images without being probabilities. */
  isProbability: boolean;
};

/** One vector an image: features n x d, named by columns. */
export type OutsideEmbeddings = Common & {
  kind: "EMBEDDINGS";
  filenames: string[];
  features: Matrix;
  columns: string[];
};

export type OutsideTable = OutsideScores | OutsideEmbeddings;

/** A value before its column gives it a meaning. */
export type Cell = string | number | bigint | boolean | null | undefined;

/** Where a value stands, as its reader would look it up. */
export type Place = { line: number } | { row: number };
