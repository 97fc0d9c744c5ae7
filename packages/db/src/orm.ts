import type { Assume, ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import * as accounts from "./schema/accounts.ts";
import * as apiKeys from "./schema/api-keys.ts";
import * as audits from "./schema/audits.ts";
import * as calibrations from "./schema/calibrations.ts";
import * as changes from "./schema/changes.ts";
import * as checkThresholds from "./schema/check-thresholds.ts";
import * as clusterings from "./schema/clusterings.ts";
import * as datasets from "./schema/datasets.ts";
import * as embeddings from "./schema/embeddings.ts";
import * as experiments from "./schema/experiments.ts";
import * as exports from "./schema/exports.ts";
import * as fileMeasures from "./schema/file-measures.ts";
import * as files from "./schema/files.ts";
import * as fittedModels from "./schema/fitted-models.ts";
import * as foldResults from "./schema/fold-results.ts";
import * as images from "./schema/images.ts";
import * as imports from "./schema/imports.ts";
import * as nearDuplicates from "./schema/near-duplicates.ts";
import * as outsideTables from "./schema/outside-tables.ts";
import * as predictions from "./schema/predictions.ts";
import * as quarantinedFiles from "./schema/quarantined-files.ts";
import * as runs from "./schema/runs.ts";
import * as shards from "./schema/shards.ts";
import * as signInAttempts from "./schema/sign-in-attempts.ts";
import * as stageResults from "./schema/stage-results.ts";
import * as studies from "./schema/studies.ts";

/** Every table, for Drizzle's relational queries and for the check of the migrations. */
export const schema = {
  ...accounts,
  ...apiKeys,
  ...audits,
  ...calibrations,
  ...changes,
  ...checkThresholds,
  ...clusterings,
  ...datasets,
  ...embeddings,
  ...experiments,
  ...exports,
  ...fileMeasures,
  ...files,
  ...fittedModels,
  ...foldResults,
  ...images,
  ...imports,
  ...nearDuplicates,
  ...outsideTables,
  ...predictions,
  ...quarantinedFiles,
  ...runs,
  ...shards,
  ...signInAttempts,
  ...stageResults,
  ...studies,
};

type Schema = typeof schema;

type Rows<Row> = {
  rows: Row[];
  /** Rows inserted, updated, deleted or selected. */
  rowCount?: number | null;
};

/** What a statement without a typed selection answers (`execute`; `insert`, `update` and `delete` without `returning`), on either driver. */
export interface StatementResult extends PgQueryResultHKT {
  type: Rows<Assume<this["row"], Record<string, unknown>>>;
}

/** The database, outside any transaction: each statement commits by itself. */
export type Orm = PgDatabase<StatementResult, Schema, ExtractTablesWithRelations<Schema>>;

/** What `orm.transaction(async (tx) => ...)` hands to its callback. */
export type Transaction = PgTransaction<StatementResult, Schema, ExtractTablesWithRelations<Schema>>;

/** First argument (`db`) of every query function: the database or a transaction, as the caller decides. */
export type Queryable = Orm;
