import { createHash } from "node:crypto";
import type { Transaction } from "@brainscan/db/orm";
import { insertExperiment } from "@brainscan/db/queries/experiments";
import { insertRun } from "@brainscan/db/queries/runs";
import type { LayerName } from "@brainscan/db/schema/experiments";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";

/** A configuration with every default filled in, on one state of a data set. */
export type ExperimentSpec = {
  datasetId: string;
  datasetFingerprint: string;
  backbone: string;
  weightsSha256: string;
  layer: LayerName;
  method: string;
  parameters: Record<string, unknown>;
  seed: number;
  nSplits: number;
};

/** Raised whenever the science changes what a configuration computes, so that old results are not taken for new ones. */
const SCIENCE_VERSION = 1;

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** SHA-256 of everything that decides an experiment's numbers: equal hash, equal result. The backbone counts by its weights,
 *  whatever it is called. */
export function contentHash(
  { backbone: _name, ...spec }: ExperimentSpec,
  preprocessing: string = PREPROCESSING.id,
): string {
  const parameters = Object.entries(spec.parameters).sort(byName);
  const key = Object.entries({ ...spec, parameters, preprocessing }).sort(byName);
  return createHash("sha256")
    .update(JSON.stringify([SCIENCE_VERSION, ...key]))
    .digest("hex");
}

/** Write an experiment whose run is already there. */
export function insertExperimentRow(tx: Transaction, runId: string, spec: ExperimentSpec): Promise<void> {
  return insertExperiment(tx, { runId, ...spec, contentHash: contentHash(spec) });
}

/** Write an experiment that a study has computed, with its run; it was never queued. */
export async function createExperiment(
  tx: Transaction,
  runId: string,
  spec: ExperimentSpec,
  startedAt: Date,
): Promise<void> {
  await insertRun(tx, { id: runId, kind: "EXPERIMENT", startedAt });
  await insertExperimentRow(tx, runId, spec);
}
