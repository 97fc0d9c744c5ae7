import { boolean, doublePrecision, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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
    /** One image has a label and the other has none, as the study read them. Kept up by `refreshCrossings`. */
    crosses: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.studyId, table.groupA, table.groupB] }),
    // The pairs of a study, the closest first (`pageNearDuplicates`), and those of one kind.
    index("near_duplicate_pairs_position").on(table.studyId, table.position),
    index("near_duplicate_pairs_crosses").on(table.studyId, table.crosses, table.position),
  ],
);
