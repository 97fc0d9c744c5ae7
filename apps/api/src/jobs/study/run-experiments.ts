import { randomUUID } from "node:crypto";
import {
  type ExperimentRow,
  findExperiment,
  findExperimentByHash,
  linkStudyExperiment,
  saveExperimentResult,
} from "@brainscan/db/queries/experiments";
import { finishRun } from "@brainscan/db/queries/runs";
import { effectiveSplits } from "@brainscan/ml/protocol/effective-splits";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import { evaluate } from "../experiment/evaluate.ts";
import { contentHash, createExperiment, type ExperimentSpec } from "../experiment/experiment-spec.ts";
import type { JobContext } from "../job.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { loadMethodFeatures } from "./load-method-features.ts";
import { N_SPLITS, type PlannedExperiment, STUDY_PLAN } from "./plan.ts";
import { familiesOf, labelsOf } from "./study-rows.ts";

type StudySpec = { runId: string; datasetId: string; backbone: string; seed: number };

/** Every experiment of the plan, each stored as it ends: what was computed before is taken, not repeated. */
export async function runExperiments(
  context: JobContext,
  study: StudySpec,
  inputs: StudyInputs,
): Promise<ExperimentRow[]> {
  const found: ExperimentRow[] = [];
  for (const [position, planned] of STUDY_PLAN.entries()) {
    const spec = specOf(study, inputs, planned);
    const experiment = (await findDone(context, spec)) ?? (await compute(context, spec, inputs, position));
    await linkStudyExperiment(context.app.database.orm, {
      studyId: study.runId,
      experimentId: experiment.runId,
      position,
    });
    found.push(experiment);
  }
  return found;
}

function specOf(study: StudySpec, inputs: StudyInputs, planned: PlannedExperiment): ExperimentSpec {
  const { datasetId, backbone, seed } = study;
  return {
    datasetId,
    datasetFingerprint: inputs.fingerprint,
    backbone,
    weightsSha256: inputs.layers.spaces[planned.layer].weightsSha256,
    layer: planned.layer,
    method: planned.method,
    parameters: parseParameters(findClassifier(planned.method).parameters, planned.parameters),
    seed,
    nSplits: effectiveSplits(labelsOf(inputs.rows), familiesOf(inputs.rows), N_SPLITS),
  };
}

async function findDone({ app }: JobContext, spec: ExperimentSpec): Promise<ExperimentRow | null> {
  const known = await findExperimentByHash(app.database.orm, contentHash(spec));
  return known?.run.status === "DONE" ? known : null;
}

async function compute(
  context: JobContext,
  spec: ExperimentSpec,
  inputs: StudyInputs,
  position: number,
): Promise<ExperimentRow> {
  const { app, report, signal } = context;
  const db = app.database.orm;
  const features = await loadMethodFeatures(context, inputs, spec);
  const startedAt = new Date();
  const result = await evaluate(spec, inputs.rows, features, {
    signal,
    onProgress: (done, total) => report("EVALUATE", position * total + done, STUDY_PLAN.length * total),
  });
  const runId = randomUUID();
  await db.transaction(async (tx) => {
    await createExperiment(tx, runId, spec, startedAt);
    await saveExperimentResult(tx, { runId, result });
    await finishRun(tx, { id: runId, status: "DONE", now: new Date() });
  });
  const row = await findExperiment(db, runId);
  if (!row) throw new Error(`the experiment ${runId} was not stored`);
  return row;
}
