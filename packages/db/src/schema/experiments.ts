import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { datasets } from "./datasets.ts";
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
};

export type FoldRow = {
  fold: number;
  nTrain: number;
  nTest: number;
  nUnlabelled: number;
  rocAuc: number | null;
  selected: Record<string, number>;
};

/** One method with its parameters, evaluated on one state of a data set. */
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
    method: text().notNull(),
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    seed: integer().notNull(),
    nSplits: integer().notNull(),
    contentHash: text().notNull(),
    figures: jsonb().$type<FigureRow[]>(),
    folds: jsonb().$type<FoldRow[]>(),
    roc: jsonb().$type<{ falsePositiveRate: number[]; truePositiveRate: number[] }>(),
    /** Out-of-fold P(cancer) by duplicate group. */
    outOfFold: jsonb().$type<{ groupIds: string[]; scores: number[] }>(),
    durationMs: integer(),
  },
  (table) => [
    // The same configuration on the same data is computed once.
    index("experiments_content_hash").on(table.contentHash),
    // The Experiments list of a data set.
    index("experiments_dataset").on(table.datasetId),
  ],
);
