import { boolean, index, jsonb, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { datasets } from "./datasets.ts";
import { files } from "./files.ts";

export type LabelSource = "FOLDER" | "LABELS_CSV";
export type MetadataValue = number | boolean | string | null;

/** One file of a data set, keyed by its relative path. */
export const images = pgTable(
  "images",
  {
    id: id(),
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    path: text().notNull(),
    sha256: text()
      .notNull()
      .references(() => files.sha256),
    /** Identical pixels share it: the pixels' SHA-256. */
    groupId: text().notNull(),
    /** 0 normal, 1 cancer, null unlabelled. */
    label: smallint().$type<0 | 1>(),
    labelSource: text().$type<LabelSource>(),
    /** The group holds both labels: none of its members trains or evaluates. */
    labelConflict: boolean().notNull().default(false),
    metadata: jsonb().$type<Record<string, MetadataValue>>().notNull().default({}),
    excludedAt: moment(),
    exclusionReason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    // Import upserts by path; the Data page pages in path order.
    uniqueIndex("images_dataset_path").on(table.datasetId, table.path),
    // Duplicate groups, on import and on the image sheet.
    index("images_dataset_group").on(table.datasetId, table.groupId),
  ],
);
