import { boolean, doublePrecision, index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

/** Every change of a check's threshold, the newest of which holds; without one the versioned file's does. */
export const checkThresholds = pgTable(
  "check_thresholds",
  {
    id: id(),
    checkId: text().notNull(),
    threshold: doublePrecision().notNull(),
    /** What it was before. */
    previous: doublePrecision().notNull(),
    changedBy: text().notNull(),
    /** A study had ended by then: whoever changed it could have known the result. */
    afterResults: boolean().notNull(),
    createdAt: createdAt(),
  },
  // The history of a check.
  (table) => [index("check_thresholds_check").on(table.checkId, table.createdAt)],
);
