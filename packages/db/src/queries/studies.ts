import { and, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { clusterings, projections } from "../schema/clusterings.ts";
import type { LayerName } from "../schema/experiments.ts";
import { runs } from "../schema/runs.ts";
import { studies } from "../schema/studies.ts";
import { anyOf } from "./any-of.ts";
import type { RunRow } from "./runs.ts";

/** A study with its run, read in one statement: the other way a run could be told DONE with the result it had before. */
export type StudyRow = typeof studies.$inferSelect & { run: RunRow };
export type NewStudy = typeof studies.$inferInsert;
export type ClusteringRow = typeof clusterings.$inferSelect;
export type ProjectionRow = typeof projections.$inferSelect;

const withRun = { ...getTableColumns(studies), run: runs };

export async function insertStudy(db: Queryable, row: NewStudy): Promise<void> {
  await db.insert(studies).values(row);
}

export async function findStudy(db: Queryable, runId: string): Promise<StudyRow | null> {
  const [row] = await listStudiesByIds(db, [runId]);
  return row ?? null;
}

export async function updateStudy(
  db: Queryable,
  params: { runId: string; values: Partial<Omit<NewStudy, "runId">> },
): Promise<void> {
  await db.update(studies).set(params.values).where(eq(studies.runId, params.runId));
}

/** Newest first. */
export async function listStudies(
  db: Queryable,
  params: { datasetId: string; limit: number; doneOnly?: boolean },
): Promise<StudyRow[]> {
  return db
    .select(withRun)
    .from(studies)
    .innerJoin(runs, eq(runs.id, studies.runId))
    .where(and(eq(studies.datasetId, params.datasetId), params.doneOnly ? eq(runs.status, "DONE") : undefined))
    .orderBy(desc(runs.createdAt))
    .limit(params.limit);
}

/** The newest study of each data set that has one. */
export async function listLatestStudies(
  db: Queryable,
  params: { datasetIds: readonly string[]; doneOnly?: boolean },
): Promise<StudyRow[]> {
  if (params.datasetIds.length === 0) return [];
  return db
    .selectDistinctOn([studies.datasetId], withRun)
    .from(studies)
    .innerJoin(runs, eq(runs.id, studies.runId))
    .where(and(anyOf(studies.datasetId, params.datasetIds), params.doneOnly ? eq(runs.status, "DONE") : undefined))
    .orderBy(studies.datasetId, desc(runs.createdAt));
}

/** The newest of all studies that ended with a result, or else the newest of all. */
export async function findNewestStudy(db: Queryable): Promise<StudyRow | null> {
  const [row] = await db
    .select(withRun)
    .from(studies)
    .innerJoin(runs, eq(runs.id, studies.runId))
    .orderBy(desc(sql`${runs.status} = 'DONE'`), desc(runs.createdAt))
    .limit(1);
  return row ?? null;
}

/** Whether any study has ended with a result. */
export async function hasDoneStudy(db: Queryable): Promise<boolean> {
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.kind, "STUDY"), eq(runs.status, "DONE")))
    .limit(1);
  return rows.length > 0;
}

/** Replaces what an earlier attempt at this study had stored. */
export async function saveClusterings(
  db: Queryable,
  params: { studyId: string; rows: (typeof clusterings.$inferInsert)[] },
): Promise<void> {
  await db.delete(clusterings).where(eq(clusterings.studyId, params.studyId));
  if (params.rows.length > 0) await db.insert(clusterings).values(params.rows);
}

export async function saveProjections(
  db: Queryable,
  params: { studyId: string; rows: (typeof projections.$inferInsert)[] },
): Promise<void> {
  await db.delete(projections).where(eq(projections.studyId, params.studyId));
  if (params.rows.length > 0) await db.insert(projections).values(params.rows);
}

/** Clusterings of the given studies, those of one study by layer, then by number of clusters. */
export async function listClusteringsOfStudies(db: Queryable, studyIds: readonly string[]): Promise<ClusteringRow[]> {
  if (studyIds.length === 0) return [];
  return db
    .select()
    .from(clusterings)
    .where(anyOf(clusterings.studyId, studyIds))
    .orderBy(clusterings.layer, clusterings.nClusters);
}

export async function findProjection(
  db: Queryable,
  params: { studyId: string; layer: LayerName; method: string },
): Promise<ProjectionRow | null> {
  const [row] = await db
    .select()
    .from(projections)
    .where(
      and(
        eq(projections.studyId, params.studyId),
        eq(projections.layer, params.layer),
        eq(projections.method, params.method),
      ),
    );
  return row ?? null;
}

export async function listStudiesByIds(db: Queryable, runIds: readonly string[]): Promise<StudyRow[]> {
  if (runIds.length === 0) return [];
  return db
    .select(withRun)
    .from(studies)
    .innerJoin(runs, eq(runs.id, studies.runId))
    .where(inArray(studies.runId, [...runIds]));
}
