import { and, desc, eq, getTableColumns, inArray } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { studyExports } from "../schema/exports.ts";
import { runs } from "../schema/runs.ts";
import type { RunRow } from "./runs.ts";

/** An export with its run, read in one statement. */
export type ExportRow = typeof studyExports.$inferSelect & { run: RunRow };
export type NewExport = typeof studyExports.$inferInsert;

const withRun = { ...getTableColumns(studyExports), run: runs };

export async function insertExport(db: Queryable, row: NewExport): Promise<void> {
  await db.insert(studyExports).values(row);
}

export async function findExport(db: Queryable, runId: string): Promise<ExportRow | null> {
  const [row] = await db
    .select(withRun)
    .from(studyExports)
    .innerJoin(runs, eq(runs.id, studyExports.runId))
    .where(eq(studyExports.runId, runId));
  return row ?? null;
}

/** Exports of a study in one language, newest first.
 *  @param unfinished  only those that wait or work */
export async function listExports(
  db: Queryable,
  params: { studyId: string; language: "en" | "fr"; unfinished?: boolean; limit: number },
): Promise<ExportRow[]> {
  const { studyId, language, unfinished, limit } = params;
  return db
    .select(withRun)
    .from(studyExports)
    .innerJoin(runs, eq(runs.id, studyExports.runId))
    .where(
      and(
        eq(studyExports.studyId, studyId),
        eq(studyExports.language, language),
        unfinished ? inArray(runs.status, ["QUEUED", "RUNNING"]) : undefined,
      ),
    )
    .orderBy(desc(runs.createdAt))
    .limit(limit);
}
