import { and, desc, eq, getTableColumns, inArray, isNotNull, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { datasets } from "../schema/datasets.ts";
import { type ImportReportRow, type ImportRequest, imports } from "../schema/imports.ts";
import { runs } from "../schema/runs.ts";
import type { RunRow } from "./runs.ts";

/** An import with its run, read in one statement. */
export type ImportRow = typeof imports.$inferSelect & { run: RunRow };

const withRun = { ...getTableColumns(imports), run: runs };

/** The import of a run already inserted. `datasetId` when it adds to an existing data set. */
export async function insertImport(
  db: Queryable,
  params: { runId: string; request: ImportRequest; datasetId?: string },
): Promise<void> {
  await db.insert(imports).values(params);
}

export async function findImport(db: Queryable, runId: string): Promise<ImportRow | null> {
  const [row] = await db
    .select(withRun)
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .where(eq(imports.runId, runId));
  return row ?? null;
}

/** The data set that an earlier import of this folder or zip made or added to, even one that was interrupted: a new data set
 *  has the id of the run that makes it. The latest of several. */
export async function findDatasetImportedFrom(db: Queryable, location: string): Promise<string | null> {
  const [row] = await db
    .select({ datasetId: datasets.id })
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .innerJoin(datasets, sql`${datasets.id} = coalesce(${imports.datasetId}, ${imports.runId})`)
    .where(and(sql`${imports.request} ->> 'kind' = 'PATH'`, sql`${imports.request} ->> 'location' = ${location}`))
    .orderBy(desc(runs.createdAt))
    .limit(1);
  return row?.datasetId ?? null;
}

/** What the latest import into this data set answered. */
export async function findLatestImportReport(db: Queryable, datasetId: string): Promise<ImportReportRow | null> {
  const [row] = await db
    .select({ report: imports.report })
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .where(and(eq(imports.datasetId, datasetId), isNotNull(imports.report)))
    .orderBy(desc(runs.createdAt))
    .limit(1);
  return row?.report ?? null;
}

/** True while an import into this data set waits or works: its images are not yet all there. */
export async function isBeingImported(db: Queryable, datasetId: string): Promise<boolean> {
  const rows = await db
    .select({ runId: imports.runId })
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .where(
      and(
        sql`coalesce(${imports.datasetId}, ${imports.runId}) = ${datasetId}`,
        inArray(runs.status, ["QUEUED", "RUNNING"]),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Uploads that imports not yet ended still need. */
export async function listUploadsInUse(db: Queryable): Promise<string[]> {
  const rows = await db
    .select({ request: imports.request })
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .where(inArray(runs.status, ["QUEUED", "RUNNING"]));
  return rows.flatMap(({ request }) => (request.kind === "UPLOAD" ? [request.location] : []));
}

/** Imports into the given data sets, newest first. */
export async function listImports(db: Queryable, datasetIds: readonly string[]): Promise<ImportRow[]> {
  if (datasetIds.length === 0) return [];
  return db
    .select(withRun)
    .from(imports)
    .innerJoin(runs, eq(runs.id, imports.runId))
    .where(inArray(imports.datasetId, [...datasetIds]))
    .orderBy(desc(runs.createdAt), desc(runs.id));
}

/** Say into which data set an import that failed has brought what it kept. */
export async function linkImport(db: Queryable, params: { runId: string; datasetId: string }): Promise<void> {
  const { runId, datasetId } = params;
  await db.update(imports).set({ datasetId }).where(eq(imports.runId, runId));
}

/** Keep what an import answered. Belongs in the transaction that ends its run. `datasetId` is null when nothing was imported. */
export async function saveImportReport(
  db: Queryable,
  params: { runId: string; datasetId: string | null; report: ImportReportRow },
): Promise<void> {
  const { runId, datasetId, report } = params;
  await db
    .update(imports)
    .set({ datasetId: datasetId ?? undefined, report })
    .where(eq(imports.runId, runId));
}
