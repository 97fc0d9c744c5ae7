import { boolean, doublePrecision, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { datasets } from "./datasets.ts";
import { studies } from "./studies.ts";

/** What a reader said of two images that may show the same; it overrules every measure. groupA < groupB. */
export const pairReviews = pgTable(
  "pair_reviews",
  {
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    groupA: text().notNull(),
    groupB: text().notNull(),
    same: boolean().notNull(),
    reader: text().notNull(),
    reviewedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.groupA, table.groupB] })],
);

/** Pairs of distinct images that a study took for the same picture. */
export const nearDuplicatePairs = pgTable(
  "near_duplicate_pairs",
  {
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    groupA: text().notNull(),
    groupB: text().notNull(),
    /** Order of the list, the closest first. */
    position: integer().notNull(),
    hashDistance: integer().notNull(),
    featureDistance: doublePrecision().notNull(),
    origin: text().$type<"FOUND" | "REVIEWED">().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.groupA, table.groupB] })],
);
