import type { Queryable } from "@brainscan/db/orm";
import { type ExperimentRow, listExperiments } from "@brainscan/db/queries/experiments";
import { type Comparison, compareToBaseline } from "@brainscan/ml/protocol/compare/compare-to-baseline";
import { onlyDifferences, type SettingDifference } from "@brainscan/ml/protocol/compare/only-differences";
import { userProblem } from "../messages/user-problem.ts";
import { runScience } from "../science/run-science.ts";
import { comparedExperiments, imagesOf, type StoredScores, storedScores } from "./compared-experiments.ts";
import { LEVEL, POWER } from "./judge-study.ts";

/** Experiments held against one baseline. */
export const COMPARED_MAX = 20;

export type ComparedStored = {
  baselineId: string;
  level: number;
  power: number;
  compared: { experimentId: string; difference: Omit<Comparison, "id"> }[];
  settings: SettingDifference[];
};

/** Hold finished experiments of one state of one data set against a pinned one.
 *  @param ids  the baseline's own is left out, an id given twice counts once
 *  @throws UserProblem when they cannot be compared */
export async function compareExperiments(
  db: Queryable,
  { baselineId, ids }: { baselineId: string; ids: readonly string[] },
): Promise<ComparedStored> {
  const wanted = [...new Set(ids)].filter((id) => id !== baselineId);
  if (wanted.length === 0 || wanted.length > COMPARED_MAX)
    throw userProblem("COMPARE_COUNT", { given: wanted.length, max: COMPARED_MAX });
  const [baseline, ...others] = await findAll(db, [baselineId, ...wanted]);
  checkComparable([baseline, ...others]);
  const scores = [baseline, ...others].map((experiment) => storedScores(experiment, experiment.runId));
  const compared = await runScience(
    "compareExperiments",
    { scores, seed: baseline.seed },
    { signal: new AbortController().signal },
  );
  return {
    ...{ baselineId, level: LEVEL, power: POWER },
    compared: compared.map(({ id, ...difference }) => ({ experimentId: id, difference })),
    settings: onlyDifferences([baseline, ...others].map(settingsOf)),
  };
}

/** @param scores  the baseline's first */
export function compareScores({ scores, seed }: { scores: StoredScores[]; seed: number }): Comparison[] {
  const [baseline, ...others] = comparedExperiments(scores, imagesOf(scores));
  return compareToBaseline(baseline, others, { seed, level: LEVEL, power: POWER });
}

async function findAll(db: Queryable, ids: readonly string[]): Promise<ExperimentRow[]> {
  const found = new Map((await listExperiments(db, ids)).map((row) => [row.runId, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (!row) throw userProblem("EXPERIMENT_UNKNOWN", { id });
    return row;
  });
}

function checkComparable([baseline, ...others]: readonly ExperimentRow[]): void {
  for (const { runId, run } of [baseline, ...others])
    if (run.status !== "DONE") throw userProblem("COMPARE_UNFINISHED", { id: runId, status: run.status });
  for (const { runId, datasetId, datasetFingerprint } of others) {
    if (datasetId !== baseline.datasetId) throw userProblem("COMPARE_DATASETS", { id: runId });
    if (datasetFingerprint !== baseline.datasetFingerprint) throw userProblem("COMPARE_STATES", { id: runId });
  }
}

/** What makes an experiment the one it is, data set apart. */
function settingsOf(experiment: ExperimentRow): Record<string, unknown> {
  const { backbone, layer, preprocessing, representation, method, parameters, protocol, seed } = experiment;
  return { backbone, layer, preprocessing, representation, method, parameters, protocol, seed };
}
