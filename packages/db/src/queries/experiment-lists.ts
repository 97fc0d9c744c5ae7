import { asc, desc, eq, getTableColumns } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { experiments } from "../schema/experiments.ts";
import { runs } from "../schema/runs.ts";
import { type ExperimentRole, studyExperiments } from "../schema/studies.ts";
import { anyOf } from "./any-of.ts";
import type { ExperimentRow } from "./experiments.ts";

const {
  folds: _folds,
  outOfFold: _outOfFold,
  roc: _roc,
  precisionRecall: _precisionRecall,
  ...ownColumns
} = getTableColumns(experiments);
const headColumns = { ...ownColumns, run: runs };

/** An experiment without its long columns, which grow with the labelled images: lists are read often, curves and scores seldom. */
export type ExperimentHead = Omit<ExperimentRow, "folds" | "outOfFold" | "roc" | "precisionRecall">;

/** In no particular order; unknown ids are left out. */
export async function listExperimentHeads(db: Queryable, runIds: readonly string[]): Promise<ExperimentHead[]> {
  if (runIds.length === 0) return [];
  return db
    .select(headColumns)
    .from(experiments)
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(anyOf(experiments.runId, runIds));
}

/** Experiments of a data set, newest first. */
export async function listExperimentsOfDataset(db: Queryable, datasetId: string): Promise<ExperimentHead[]> {
  return db
    .select(headColumns)
    .from(experiments)
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(eq(experiments.datasetId, datasetId))
    .orderBy(desc(runs.createdAt));
}

/** Experiments of each study, in the order of its plan. */
export async function listExperimentsOfStudies(
  db: Queryable,
  studyIds: readonly string[],
): Promise<{ studyId: string; role: ExperimentRole; experiment: ExperimentHead }[]> {
  if (studyIds.length === 0) return [];
  const rows = await db
    .select({ studyId: studyExperiments.studyId, role: studyExperiments.role, experiment: ownColumns, run: runs })
    .from(studyExperiments)
    .innerJoin(experiments, eq(experiments.runId, studyExperiments.experimentId))
    .innerJoin(runs, eq(runs.id, experiments.runId))
    .where(anyOf(studyExperiments.studyId, studyIds))
    .orderBy(asc(studyExperiments.position));
  return rows.map(({ studyId, role, experiment, run }) => ({ studyId, role, experiment: { ...experiment, run } }));
}

/** The first study that holds each experiment; experiments started by themselves are left out. */
export async function listFirstStudies(
  db: Queryable,
  experimentIds: readonly string[],
): Promise<{ experimentId: string; studyId: string }[]> {
  if (experimentIds.length === 0) return [];
  return db
    .selectDistinctOn([studyExperiments.experimentId], {
      experimentId: studyExperiments.experimentId,
      studyId: studyExperiments.studyId,
    })
    .from(studyExperiments)
    .innerJoin(runs, eq(runs.id, studyExperiments.studyId))
    .where(anyOf(studyExperiments.experimentId, experimentIds))
    .orderBy(asc(studyExperiments.experimentId), asc(runs.createdAt));
}

export type ExperimentCurvesRow = Pick<ExperimentRow, "runId" | "roc" | "precisionRecall">;

/** Out-of-fold curves of the given experiments; null before they are done. */
export async function listExperimentCurves(db: Queryable, runIds: readonly string[]): Promise<ExperimentCurvesRow[]> {
  if (runIds.length === 0) return [];
  return db
    .select({ runId: experiments.runId, roc: experiments.roc, precisionRecall: experiments.precisionRecall })
    .from(experiments)
    .where(anyOf(experiments.runId, runIds));
}

/** What each fold of the given experiments gave; null before they are done. */
export async function listExperimentFolds(
  db: Queryable,
  runIds: readonly string[],
): Promise<Pick<ExperimentRow, "runId" | "folds">[]> {
  if (runIds.length === 0) return [];
  return db
    .select({ runId: experiments.runId, folds: experiments.folds })
    .from(experiments)
    .where(anyOf(experiments.runId, runIds));
}
