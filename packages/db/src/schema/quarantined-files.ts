import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { files } from "./files.ts";
import type { NoticeRow } from "./runs.ts";

/** Files that could not be worked on, however often it was tried: studies go on without them, and name them. */
export const quarantinedFiles = pgTable("quarantined_files", {
  sha256: text()
    .primaryKey()
    .references(() => files.sha256, { onDelete: "cascade" }),
  stage: text().$type<"MEASURE" | "EMBED">().notNull(),
  reason: jsonb().$type<NoticeRow>().notNull(),
  attempts: integer().notNull(),
  /** The run that gave it up. */
  runId: text().notNull(),
  quarantinedAt: moment().notNull(),
});
