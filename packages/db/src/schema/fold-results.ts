import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import type { FoldRow } from "./experiments.ts";

/** Folds finished so far, by the content hash of their experiment: an interrupted one goes on from here. */
export const foldResults = pgTable(
  "fold_results",
  {
    contentHash: text().notNull(),
    repeat: integer().notNull(),
    fold: integer().notNull(),
    result: jsonb().$type<FoldRow>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.contentHash, table.repeat, table.fold] })],
);
