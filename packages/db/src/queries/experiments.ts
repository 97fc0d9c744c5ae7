import { and, asc, eq, getTableColumns, inArray } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { experiments } from "../schema/experiments.ts";
import { runs } from "../schema/runs.ts";
import { type ExperimentRole, studyExperiments } from "../schema/studies.ts";
import { anyOf } from "./any-of.ts";
import type { RunRow } from "./runs.ts";

/** An experiment with its run, read in one statement. */
export type ExperimentRow = typeof experiments.$inferSelect & { run: RunRow };
export type NewExperiment = typeof experiments.$inferInsert;
export type ExperimentResultRow = Required<
  Pick<
    NewExperiment,
    | "figures"
    | "folds"
    | "roc"
    | "precisionRecall"
    | "outOfFold"
    | "durationMs"
    | "parameters"
    | "providers"
    | "versions"
  >
>;

const withRun = { ...getTableColumns(experiments), run: runs };

export async function insertExperiment(db: Queryable, row: NewExperiment): Promise<void> {
  await db.insert(experiments).values(row);
}

export async function findExperiment(db: Queryable, runId: string): Promise<ExperimentRow | null> {
  const [row] = await db
    .select(withRun)
    .from(experiments)
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(eq(experiments.runId, runId));
  return row ?? null;
}

/** In no particular order; unknown ids are left out. */
export async function listExperiments(db: Queryable, runIds: readonly string[]): Promise<ExperimentRow[]> {
  if (runIds.length === 0) return [];
  return db
    .select(withRun)
    .from(experiments)
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(anyOf(experiments.runId, runIds));
}

/** The experiment of this configuration that is done, or else waits or works; failed and cancelled ones do not count. */
export async function findExperimentByHash(
  db: Queryable,
  { datasetId, contentHash }: { datasetId: string; contentHash: string },
): Promise<ExperimentRow | null> {
  const rows = await db
    .select(withRun)
    .from(experiments)
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(
      and(
        eq(experiments.contentHash, contentHash),
        eq(experiments.datasetId, datasetId),
        inArray(runs.status, ["DONE", "RUNNING", "QUEUED"]),
      ),
    )
    .orderBy(asc(runs.createdAt));
  return rows.find(({ run }) => run.status === "DONE") ?? rows[0] ?? null;
}

export async function saveExperimentResult(
  db: Queryable,
  params: { runId: string; result: ExperimentResultRow },
): Promise<void> {
  await db.update(experiments).set(params.result).where(eq(experiments.runId, params.runId));
}

export async function linkStudyExperiment(
  db: Queryable,
  params: { studyId: string; experimentId: string; position: number; role: ExperimentRole },
): Promise<void> {
  await db.insert(studyExperiments).values(params).onConflictDoNothing();
}
