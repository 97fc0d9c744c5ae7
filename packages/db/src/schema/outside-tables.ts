import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt, id } from "./columns.ts";
import { datasets } from "./datasets.ts";
import type { FigureRow } from "./experiments.ts";
import type { NoticeRow } from "./runs.ts";

export type OutsideTableKind = "SCORES" | "EMBEDDINGS";

/** What one row of an outside table of scores says of one image. `filename`: path of the image in the data set. */
export type OutsideScoreRow = { filename: string; repeat: number; fold: number; score: number };

/** What a finding does to a figure: makes it optimistic, makes it suspect, or only needs to be known. */
export type OutsideSeverity = "OPTIMISTIC" | "SUSPECT" | "NOTE";

export type OutsideFindingRow = NoticeRow & { severity: OutsideSeverity };

/** Whether these scores could hold a miss rate, in short. */
export type OutsideGuaranteeRow = {
  status: "certified" | "estimated" | "not decidable";
  alpha: number;
  delta: number;
  missRate: number | null;
  missRateInterval: FigureRow["interval"];
  missRateUpperBound: number | null;
  nCancer: number;
  nRepeats: number;
  cancersNeeded: number;
  upperBoundWithoutMiss: number;
};

/** What was found about an experiment whose scores or features were made elsewhere. */
export type OutsideRow = {
  kind: OutsideTableKind;
  tableName: string;
  /** Rows of the table that name one image of the data set, and those that name none, or several. */
  matched: number;
  unmatched: number;
  /** The gravest first. */
  findings: OutsideFindingRow[];
  /** Null when nothing leaked, or before the run is done. */
  figuresWithoutLeaks: FigureRow[] | null;
  /** Null before the run is done. */
  guarantee: OutsideGuaranteeRow | null;
};

/** A table of scores or of embeddings that was made elsewhere. */
export const outsideTables = pgTable("outside_tables", {
  id: id(),
  datasetId: text()
    .notNull()
    .references(() => datasets.id, { onDelete: "cascade" }),
  kind: text().$type<OutsideTableKind>().notNull(),
  /** What the file was called where it came from. */
  name: text().notNull(),
  /** SHA-256 of the file. */
  sha256: text().notNull(),
  scores: jsonb().$type<OutsideScoreRow[]>(),
  /** Of embeddings: paths of images of the data set, and float32 rows in their order. */
  filenames: jsonb().$type<string[]>(),
  dim: integer(),
  vectors: bytes(),
  createdAt: createdAt(),
});
