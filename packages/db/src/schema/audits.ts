import { integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { datasets } from "./datasets.ts";

/** A random draw from the images without a label, to be read by an expert. */
export const audits = pgTable("audits", {
  id: id(),
  datasetId: text()
    .notNull()
    .references(() => datasets.id, { onDelete: "cascade" }),
  seed: integer().notNull(),
  /** Families drawn from, and drawn. */
  nPool: integer().notNull(),
  nDrawn: integer().notNull(),
  createdAt: createdAt(),
});

/** One drawn family. Its label certifies and never trains: it stands here, not with the image. */
export const auditItems = pgTable(
  "audit_items",
  {
    auditId: text()
      .notNull()
      .references(() => audits.id, { onDelete: "cascade" }),
    /** Order of the draw, from 0: only a prefix without gaps certifies, so that none can be passed over. */
    position: integer().notNull(),
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    groupId: text().notNull(),
    label: smallint().$type<0 | 1>(),
    reader: text(),
    readAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.auditId, table.position] }),
    // A group is drawn once a data set.
    uniqueIndex("audit_items_group").on(table.datasetId, table.groupId),
  ],
);

/** Models that were held against audit labels, in the order of their first look: each spends its share of delta once. */
export const auditedModels = pgTable(
  "audited_models",
  {
    datasetId: text()
      .notNull()
      .references(() => datasets.id, { onDelete: "cascade" }),
    /** Content hash of the experiment whose model it is. */
    contentHash: text().notNull(),
    /** From 1. */
    contract: integer().notNull(),
    firstLookAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.datasetId, table.contentHash] }),
    // Two models cannot share a contract.
    uniqueIndex("audited_models_contract").on(table.datasetId, table.contract),
  ],
);
