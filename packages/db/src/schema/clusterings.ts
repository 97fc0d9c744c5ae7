import { boolean, index, integer, jsonb, pgTable, real, text } from "drizzle-orm/pg-core";
import { bytes, id } from "./columns.ts";
import type { FigureRow, LayerName } from "./experiments.ts";
import { studies } from "./studies.ts";

/** Positions in `clusterings.assignments` and `projections.coordinates` are those of `predictions.position`. */
export const clusterings = pgTable(
  "clusterings",
  {
    id: id(),
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    method: text().notNull(),
    layer: text().$type<LayerName>().notNull(),
    nClusters: integer().notNull(),
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    figures: jsonb().$type<FigureRow[]>().notNull(),
    /** Criteria that prefer this number of clusters to all others on its layer. */
    preferredBy: jsonb().$type<string[]>().notNull().default([]),
    chosen: boolean().notNull(),
    /** int32 cluster of each distinct image. */
    assignments: bytes().notNull(),
    /** Positions of the images nearest each centre, cluster by cluster. */
    medoids: jsonb().$type<number[][]>().notNull(),
  },
  // A study's clusterings.
  (table) => [index("clusterings_study").on(table.studyId)],
);

export const projections = pgTable(
  "projections",
  {
    id: id(),
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    method: text().notNull(),
    layer: text().$type<LayerName>().notNull(),
    /** Share that each axis keeps; empty for a method whose axes keep none, such as t-SNE. */
    explainedVariance: real().array().notNull(),
    /** float32 x, y of each distinct image. */
    coordinates: bytes().notNull(),
  },
  // The Map page reads one projection of a study.
  (table) => [index("projections_study").on(table.studyId)],
);
