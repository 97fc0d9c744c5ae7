import { pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt } from "./columns.ts";

/** Classifiers fitted on all labels, as files that any process scores new images with, by a hash of everything that decides them. */
export const fittedModels = pgTable("fitted_models", {
  key: text().primaryKey(),
  /** An ONNX graph from features to the score. */
  file: bytes().notNull(),
  createdAt: createdAt(),
});
