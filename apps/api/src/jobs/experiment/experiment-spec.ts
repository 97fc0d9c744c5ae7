import { createHash } from "node:crypto";
import type { Transaction } from "@brainscan/db/orm";
import { insertExperiment } from "@brainscan/db/queries/experiments";
import { insertRun } from "@brainscan/db/queries/runs";
import type { PrecisionName } from "@brainscan/db/schema/embeddings";
import type {
  LayerName,
  PreprocessingName,
  ProtocolRow,
  RepresentationRow,
  VersionsRow,
} from "@brainscan/db/schema/experiments";
import { preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { runtimeVersion } from "@brainscan/ml/onnx/runtime-version";
import { PRODUCT_VERSION } from "../../product.ts";

/** A configuration with every default filled in, on one state of a data set. */
export type ExperimentSpec = {
  datasetId: string;
  datasetFingerprint: string;
  /** Distinct images without a label that it looks at; left out where those are all there are. */
  sampleSize?: number;
  backbone: string;
  weightsSha256: string;
  /** Left out where it is float32, as before there was another one. */
  precision?: "int8" | "float16";
  layer: LayerName;
  preprocessing: PreprocessingName;
  representation: RepresentationRow;
  method: string;
  parameters: Record<string, unknown>;
  protocol: ProtocolRow;
  seed: number;
  /** Its scores or features come from this table, in place of the backbone. */
  outsideTableId?: string | null;
  /** SHA-256 of that table's file: the same table uploaded twice is the same experiment. */
  outsideSha256?: string;
};

/** Raised whenever the science changes what a configuration computes, so that old results are not taken for new ones. */
export const SCIENCE_VERSION = 2;

/** SHA-256 of everything that decides an experiment's numbers: equal hash, equal result, on whichever machine. The data set counts
 *  by its fingerprint, the backbone by its weights, whatever these are called, and a table made elsewhere by its bytes.
 *  @param within  the fold of the first repeat whose training images it is nested in */
export function contentHash(
  { backbone: _name, outsideTableId: _table, datasetId: _dataset, ...spec }: ExperimentSpec,
  { preprocessing = preprocessingOf({ preprocessing: spec.preprocessing }), within }: Hashed = {},
): string {
  const key = { ...spec, preprocessing, within };
  return createHash("sha256")
    .update(JSON.stringify([SCIENCE_VERSION, inOrder(key)]))
    .digest("hex");
}

/** As an experiment is known by it. */
export function specPrecision(precision: PrecisionName): ExperimentSpec["precision"] {
  return precision === "float32" ? undefined : precision;
}

type Hashed = { preprocessing?: string; within?: number };

/** The same value, whatever order its keys were written in. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, inOrder(part)]));
}

export function currentVersions(): VersionsRow {
  return {
    product: PRODUCT_VERSION,
    science: SCIENCE_VERSION,
    node: process.version,
    onnxruntime: runtimeVersion(),
  };
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
