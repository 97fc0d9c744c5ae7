import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { datasets } from "./datasets.ts";
import type { PrecisionName } from "./embeddings.ts";
import { experiments, type FigureRow } from "./experiments.ts";
import { type NoticeRow, runs } from "./runs.ts";

type IntervalRow = NonNullable<FigureRow["interval"]>;

export type ProviderName = "auto" | "cuda" | "webgpu" | "cpu";

export type TuningRow = {
  reason: "MEASURED" | "REMEMBERED" | "FEW_IMAGES" | "NOT_TRIED";
  tried: { threads: number; batchSize: number; imagesPerSecond: number }[];
};

export type ExecutionRow = {
  provider: string;
  device: string;
  /** Absent in studies of before it could be chosen: float32. */
  precision?: PrecisionName;
  threads: number;
  batchSize: number;
  /** How these two were settled, and what was tried for it; absent in studies of before it was. */
  tuning?: TuningRow;
  /** Why `auto` did not take the providers it prefers. */
  declined: { id: string; detail: string }[];
  embedded: number;
  cached: number;
  imagesPerSecond: number | null;
  /** The same of equal parts of the work, one after another; left out where the images were too few to part. */
  partRates?: number[];
};

export type DecisionRuleRow = {
  alpha: number;
  cancerFrom: number | null;
  normalUpTo: number | null;
  status: "CERTIFIED" | "ESTIMATED" | "NOT_DECIDABLE";
  nCancer: number;
  nNormal: number;
  /** Further random labels that would certify it; null when the share of cancers in the pool is not known. */
  labelsNeeded: number | null;
  /** Repeats of the cross-validation that it rests on. */
  nRepeats: number;
  missRates: { cancer: IntervalRow | null; normal: IntervalRow | null } | null;
};

/** Distinct images without a label that a study of a large data set looks at, of all of them. */
export type SampleRow = { n: number; of: number };

/** Everything learned from one state of a data set in one job. */
export const studies = pgTable(
  "studies",
  {
    runId: text()
      .primaryKey()
      .references(() => runs.id, { onDelete: "cascade" }),
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    datasetFingerprint: text().notNull(),
    backbone: text().notNull(),
    /** Null until embedding has begun. */
    weightsSha256: text(),
    seed: integer().notNull(),
    provider: text().$type<ProviderName>().notNull(),
    precision: text().$type<PrecisionName>().notNull().default("float32"),
    /** Of an int8 network, known once embedding has begun; empty for the others. */
    calibration: text().notNull().default(""),
    /** What it sets out to do, every default filled in; null in studies of before plans. */
    plan: jsonb().$type<Record<string, unknown>>(),
    /** Null: it looks at every image; and until they are read. */
    sample: jsonb().$type<SampleRow>(),
    backboneHasSeenImages: boolean().notNull().default(false),
    execution: jsonb().$type<ExecutionRow>(),
    championId: text().references(() => experiments.runId),
    decisionRule: jsonb().$type<DecisionRuleRow>(),
    limits: jsonb().$type<NoticeRow[]>().notNull().default([]),
    report: jsonb().$type<Record<string, unknown>>(),
    durationMs: integer(),
  },
  // The studies of a data set, newest first.
  (table) => [index("studies_dataset").on(table.datasetId)],
);

/** What an experiment is there for. */
export type ExperimentRole = "CANDIDATE" | "TRANSDUCTIVE" | "SHUFFLED_LABELS" | "NAIVE" | "LABEL_EFFICIENCY" | "SEED";

/** An experiment computed once can serve several studies. */
export const studyExperiments = pgTable(
  "study_experiments",
  {
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    experimentId: text()
      .notNull()
      .references(() => experiments.runId, { onDelete: "cascade" }),
    position: integer().notNull(),
    role: text().$type<ExperimentRole>().notNull().default("CANDIDATE"),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.experimentId] })],
);
