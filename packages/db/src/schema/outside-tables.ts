import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt, id } from "./columns.ts";
import { datasets } from "./datasets.ts";

export type OutsideTableKind = "SCORES" | "EMBEDDINGS";

/** What one row of an outside table of scores says of one image. */
export type OutsideScoreRow = { filename: string; repeat: number; fold: number; score: number };

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
  /** Of embeddings: file names, and float32 rows in their order. */
  filenames: jsonb().$type<string[]>(),
  dim: integer(),
  vectors: bytes(),
  createdAt: createdAt(),
});
