import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

export type DatasetSource = "FOLDER" | "ZIP" | "DEMO";
export type MetadataType = "NUMBER" | "BOOLEAN" | "DATE" | "TEXT";

export const datasets = pgTable("datasets", {
  id: id(),
  name: text().notNull(),
  source: text().$type<DatasetSource>().notNull(),
  synthetic: boolean().notNull().default(false),
  /** SHA-256 over (path, file, label, exclusion) of every image: moves with any of them. */
  fingerprint: text().notNull(),
  createdAt: createdAt(),
});

/** One metadata column of a data set; its values sit in `images.metadata` under `name`, already of this type. */
export const metadataColumns = pgTable(
  "metadata_columns",
  {
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    name: text().notNull(),
    type: text().$type<MetadataType>().notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.name] })],
);
