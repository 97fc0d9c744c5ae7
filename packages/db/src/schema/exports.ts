import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { runs } from "./runs.ts";
import { studies } from "./studies.ts";

/** Writing the files that a finished study hands out. What was written stands in the folder's own manifest. */
export const studyExports = pgTable(
  "study_exports",
  {
    runId: text()
      .primaryKey()
      .references(() => runs.id, { onDelete: "cascade" }),
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    language: text().$type<"en" | "fr">().notNull(),
    /** Names of the deliverables asked for; null: all of them. */
    only: jsonb().$type<string[]>(),
  },
  // The exports of a study, newest first.
  (table) => [index("study_exports_study").on(table.studyId)],
);
