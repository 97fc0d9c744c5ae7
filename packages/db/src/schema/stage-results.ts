import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** What a stage of a study found, by a hash of everything that decides it: an interrupted or repeated study takes it. */
export const stageResults = pgTable("stage_results", {
  key: text().primaryKey(),
  result: jsonb().$type<unknown>().notNull(),
  createdAt: createdAt(),
});
