import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { files } from "./files.ts";

/** What was measured on a file's pixels, once a version of the measuring. */
export const fileMeasures = pgTable(
  "file_measures",
  {
    sha256: text()
      .notNull()
      .references(() => files.sha256, { onDelete: "cascade" }),
    version: integer().notNull(),
    /** 16 hexadecimal digits: few bits differ between pictures that look alike. */
    perceptualHash: text().notNull(),
    measures: jsonb().$type<Record<string, number>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.version] })],
);
