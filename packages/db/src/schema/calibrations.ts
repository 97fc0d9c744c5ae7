import { jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** Smallest and largest value of each activation of a network on a sample of images: with the weights, an int8 network. Every
 *  process builds it from this row, and so the same one. */
export const calibrations = pgTable(
  "calibrations",
  {
    /** SHA-256 of the weights and the ranges: same id, same network. */
    id: text().primaryKey(),
    weightsSha256: text().notNull(),
    /** SHA-256 of what the ranges were observed on. */
    sample: text().notNull(),
    ranges: jsonb().$type<Record<string, readonly [number, number]>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    // Whether a sample was observed before; of two processes that observe it at once, one is kept.
    uniqueIndex("calibrations_key").on(table.weightsSha256, table.sample),
  ],
);
