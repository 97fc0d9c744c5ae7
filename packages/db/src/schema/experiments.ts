import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { datasets } from "./datasets.ts";
import type { PrecisionName } from "./embeddings.ts";
import { type OutsideRow, outsideTables } from "./outside-tables.ts";
import { runs } from "./runs.ts";

export type LayerName = "avgpool" | "layer3";

export type FigureRow = {
  id: string;
  value: number | null;
  n: number;
  interval: { low: number; high: number; level: number; method: string } | null;
  reason?: string;
  /** Folds that gave a value, where the figure is a mean over folds. */
  nFolds?: number;
  /** Pairs of subsamples, where the figure is a mean over them. */
  nResamples?: number;
  /** Of a figure of probabilities: the method's own, or those calibrated inside the folds. */
  scores?: "RAW" | "CALIBRATED";
  /** What a missed cancer weighs against a false alarm, where they are weighed. */
  missCost?: number;
};

export type FoldRow = {
  repeat: number;
  fold: number;
  nTrain: number;
  nTest: number;
  nUnlabelled: number;
  rocAuc: number | null;
  selected: Record<string, number>;
  /** Held-out rows, by their place among the rows that classifiers learn from, and what the fold says of each. */
  rows: number[];
  scores: number[];
  calibrated: number[] | null;
  threshold: number | null;
};

export type PreprocessingName = "plain" | "equalised" | "clahe" | "cropped";

export type RepresentationRow = { kind: "raw" } | { kind: "standardised" } | { kind: "pca"; nComponents: number };

export type ProtocolRow = {
  nSplits: number;
  nRepeats: number;
  setting: "INDUCTIVE" | "TRANSDUCTIVE";
  control: "NONE" | "SHUFFLED_LABELS" | "NAIVE";
  /** Labels of each fold's training rows that were learned from; null: all. */
  nLabels: number | null;
  recallTarget: number;
  /** False alarms that a missed cancer is worth; absent in experiments of before it was kept. */
  costRatio?: number;
};

/** Scores of labelled images, by duplicate group, each from the folds that held it out, averaged over repeats. */
export type OutOfFoldRow = {
  groupIds: string[];
  scores: number[];
  /** The same, calibrated inside the folds; null where a fold had too few labels. */
  calibrated?: (number | null)[];
  /** Place of each among the rows that classifiers learn from, as in FoldRow.rows. */
  rows?: number[];
  /** What each was labelled, and the number of its family, when it was scored: comparisons hold whatever the data set is now. */
  labels?: (0 | 1)[];
  families?: number[];
};

/** What computed it. */
export type VersionsRow = { product: string; science: number; node: string; onnxruntime: string };

/** One configuration, evaluated on one state of a data set; or the scores that somebody else's notebook gave. */
export const experiments = pgTable(
  "experiments",
  {
    runId: text()
      .primaryKey()
      .references(() => runs.id, { onDelete: "cascade" }),
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    datasetFingerprint: text().notNull(),
    backbone: text().notNull(),
    weightsSha256: text().notNull(),
    layer: text().$type<LayerName>().notNull(),
    preprocessing: text().$type<PreprocessingName>().notNull().default("plain"),
    precision: text().$type<PrecisionName>().notNull().default("float32"),
    representation: jsonb().$type<RepresentationRow>().notNull().default({ kind: "raw" }),
    method: text().notNull(),
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    protocol: jsonb().$type<ProtocolRow>().notNull(),
    seed: integer().notNull(),
    /** The table that its features or scores come from, in place of a backbone of ours. */
    outsideTableId: text().references(() => outsideTables.id, { onDelete: "cascade" }),
    /** What was found about that table. */
    outside: jsonb().$type<OutsideRow>(),
    contentHash: text().notNull(),
    figures: jsonb().$type<FigureRow[]>(),
    folds: jsonb().$type<FoldRow[]>(),
    roc: jsonb().$type<{ falsePositiveRate: number[]; truePositiveRate: number[] }>(),
    precisionRecall: jsonb().$type<{ recall: number[]; precision: number[] }>(),
    outOfFold: jsonb().$type<OutOfFoldRow>(),
    /** Execution providers that made the features. */
    providers: jsonb().$type<string[]>().notNull().default([]),
    versions: jsonb().$type<VersionsRow>(),
    durationMs: integer(),
  },
  (table) => [
    // The same configuration on the same data is computed once.
    index("experiments_content_hash").on(table.contentHash),
    // The Experiments list of a data set.
    index("experiments_dataset").on(table.datasetId),
  ],
);
