import { boolean, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

export type DatasetSource = "FOLDER" | "ZIP" | "DEMO";
export type MetadataType = "NUMBER" | "BOOLEAN" | "DATE" | "TEXT";

/** Excluded images count under `excluded` alone. A distinct image that carries both labels counts under `conflictingLabels`,
 *  neither as normal nor as cancer: labelledDistinct = normal + cancer + conflictingLabels. */
export type DatasetCountsRow = {
  images: number;
  distinct: number;
  labelled: number;
  labelledDistinct: number;
  normal: number;
  cancer: number;
  unlabelled: number;
  duplicateGroups: number;
  labelledAlsoUnlabelled: number;
  conflictingLabels: number;
  excluded: number;
};

export type KeptCountsRow = DatasetCountsRow & {
  /** Images by facet, `images.facet` being the place. */
  facets: number[];
};

export const datasets = pgTable("datasets", {
  id: id(),
  name: text().notNull(),
  source: text().$type<DatasetSource>().notNull(),
  synthetic: boolean().notNull().default(false),
  /** SHA-256 over (path, file, label, exclusion) of every image: moves with any of them. */
  fingerprint: text().notNull(),
  /** What the images count up to; null since they changed, until `settleDataset` counts them again. */
  counts: jsonb().$type<KeptCountsRow>(),
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
    /** Images without a value; null since they changed, as for `datasets.counts`. */
    missing: integer(),
  },
  (table) => [primaryKey({ columns: [table.datasetId, table.name] })],
);
