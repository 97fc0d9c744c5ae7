import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytewiseText, createdAt, id, moment } from "./columns.ts";
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
    path: bytewiseText().notNull(),
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
    /** Another file of the data set has the same pixels. Kept up by `refreshGroups`, as the conflict is. */
    duplicated: boolean().notNull().default(false),
    metadata: jsonb().$type<Record<string, MetadataValue>>().notNull().default({}),
    excludedAt: moment(),
    exclusionReason: text(),
    createdAt: createdAt(),
    /** Everything that the Data page filters by, as one number: see queries/image-facets.ts. */
    facet: smallint()
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(label + 1, 0) + case when duplicated then 3 else 0 end + case when excluded_at is null then 0 else 6 end`,
      ),
  },
  (table) => [
    // Import upserts by path; the Data page pages in path order, and so do the study, the fingerprint and the export.
    uniqueIndex("images_dataset_path").on(table.datasetId, table.path),
    // The Data page, filtered: `pageImages` and `countImages` read one range of it for each facet.
    index("images_dataset_facet").on(table.datasetId, table.facet, table.path),
    // Duplicate groups on import; their first members on the image sheet (`listGroupPages`) and of a drawn family.
    index("images_dataset_group").on(table.datasetId, table.groupId, table.path),
  ],
);
