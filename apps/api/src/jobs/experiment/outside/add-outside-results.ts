import { randomUUID } from "node:crypto";
import { findDataset } from "@brainscan/db/queries/datasets";
import { type ExperimentRow, findExperiment } from "@brainscan/db/queries/experiments";
import { isBeingImported } from "@brainscan/db/queries/imports";
import type { OutsideFindingRow } from "@brainscan/db/schema/outside-tables";
import { z } from "zod";
import type { AddOutsideResultsInput } from "../../../generated/resolvers.ts";
import { parseInput } from "../../../messages/parse-input.ts";
import { UserProblem } from "../../../messages/user-problem.ts";
import type { Services } from "../../../services.ts";
import { dropUpload, fetchUpload } from "../../../storage/uploads.ts";
import { seedField } from "../../study/start-study.ts";
import { type PlannedOutside, planOutside } from "./plan-outside.ts";

const input = z.object({
  datasetId: z.string(),
  uploadId: z.string(),
  name: z.string().trim().min(1).max(255),
  method: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  seed: seedField.nullish(),
  nSplits: z.number().int().min(2).max(20).nullish(),
  nRepeats: z.number().int().min(1).max(20).nullish(),
});

type Added = { experiment: ExperimentRow; findings: OutsideFindingRow[]; reused: boolean };

/** Read an uploaded table and hand it to a worker as an experiment, unless the same was judged before. The upload is removed,
 *  whatever becomes of it. */
export async function addOutsideResults(services: Services, given: AddOutsideResultsInput): Promise<Added> {
  const { app, queue } = services;
  const { datasetId, uploadId, name, ...rest } = parseInput(input, given);
  const path = await fetchUpload(app, uploadId, "table");
  if (!path)
    throw new UserProblem(
      { code: "OUTSIDE_UPLOAD_UNKNOWN", params: { id: uploadId } },
      { field: ["input", "uploadId"] },
    );
  let planned: PlannedOutside;
  try {
    await checkDataset(services, datasetId);
    const { method, parameters, seed, nSplits, nRepeats } = rest;
    planned = await planOutside(
      app,
      {
        ...{ datasetId, path, name, seed: seed ?? 0 },
        ...{ method: method ?? undefined, parameters: parameters ?? undefined },
        ...{ nSplits: nSplits ?? undefined, nRepeats: nRepeats ?? undefined },
      },
      { signal: new AbortController().signal },
    ).catch((problem: unknown) => {
      throw ofTheTable(problem);
    });
  } finally {
    await dropUpload(app, uploadId, "table");
  }
  const { known, outside } = planned;
  if (known) return { experiment: known, findings: known.outside?.findings ?? outside.findings, reused: true };
  const runId = randomUUID();
  await queue.enqueue("EXPERIMENT", runId, (tx) => planned.insert(tx, runId));
  const experiment = await findExperiment(app.database.orm, runId);
  if (!experiment) throw new Error(`the experiment ${runId} was not stored`);
  return { experiment, findings: outside.findings, reused: false };
}

async function checkDataset({ app }: Services, datasetId: string): Promise<void> {
  const field = ["input", "datasetId"];
  if (!(await findDataset(app.database.orm, datasetId)))
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field });
  if (await isBeingImported(app.database.orm, datasetId))
    throw new UserProblem({ code: "DATASET_BEING_IMPORTED" }, { field });
}

/** What names no field is said of the file. */
function ofTheTable(problem: unknown): unknown {
  if (!(problem instanceof UserProblem) || problem.field.length > 0) return problem;
  return new UserProblem(problem.notice, { field: ["input", "uploadId"], cause: problem });
}
