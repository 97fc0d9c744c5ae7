import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { Transaction } from "@brainscan/db/orm";
import { type ExperimentRow, findExperimentByHash } from "@brainscan/db/queries/experiments";
import { insertOutsideTable, saveOutsideJudgement } from "@brainscan/db/queries/outside-tables";
import type { OutsideRow } from "@brainscan/db/schema/outside-tables";
import { findClassifier } from "@brainscan/ml/registry/methods";
import type { App } from "../../../app.ts";
import { UserProblem } from "../../../messages/user-problem.ts";
import type { PreparedOutside } from "../../../outside/prepare-outside.ts";
import { parse } from "../../../parsing/parse.ts";
import type { ScienceTools } from "../../../science/run-science.ts";
import { DEFAULT_BACKBONE } from "../../../weights/known-backbones.ts";
import { resolveBackbone } from "../../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../../weights/sha256-of-file.ts";
import { readDataset } from "../../study/read-dataset.ts";
import { contentHash, type ExperimentSpec, insertExperimentRow } from "../experiment-spec.ts";
import { OUTSIDE_SCORES } from "../protocol.ts";
import { sampleInForce } from "../sample-in-force.ts";
import { parametersOf } from "../start-experiment.ts";
import { outsideImages } from "./outside-images.ts";

export type OutsideWanted = {
  datasetId: string;
  /** The table as it lies on this machine, and what it is called. */
  path: string;
  name?: string;
  /** Of embeddings alone: what learns from them, and how it is judged. */
  method?: string;
  parameters?: Record<string, unknown>;
  nSplits?: number;
  nRepeats?: number;
  seed?: number;
};

export type PlannedOutside = {
  outside: OutsideRow;
  /** The same table on the same data under the same configuration, done, at work or waiting. */
  known: ExperimentRow | null;
  /** Write the experiment, whose run is already there. */
  insert(tx: Transaction, runId: string): Promise<void>;
};

/** Read a table from elsewhere and say what shows at once; nothing is written yet.
 *  @throws UserProblem naming the row, column and value at fault, or the method or parameter */
export async function planOutside(
  app: App,
  wanted: OutsideWanted,
  tools: Pick<ScienceTools, "signal">,
): Promise<PlannedOutside> {
  const { datasetId, path, name = basename(path) } = wanted;
  const snapshot = await readDataset(app, { datasetId, sampleSize: null });
  const sha256 = await sha256OfFile(path, tools.signal);
  const table = await parse("readOutside", { path, images: outsideImages(snapshot.rows) }, { name, ...tools });
  const backbone = await resolveBackbone(DEFAULT_BACKBONE, { dataDir: app.config.weightsHome });
  const spec: ExperimentSpec = {
    ...{ datasetId, datasetFingerprint: snapshot.fingerprint },
    sampleSize: await sampleInForce(app.database.orm, datasetId),
    ...{ backbone: backbone.id, weightsSha256: await sha256OfFile(backbone.path) },
    ...{ layer: "avgpool", preprocessing: "plain", representation: { kind: "raw" } },
    ...methodOf(table, wanted),
    ...{ seed: wanted.seed ?? 0, outsideSha256: sha256 },
  };
  const { kind, matched, unmatched, findings } = table;
  const outside: OutsideRow = {
    ...{ kind, tableName: name, matched, unmatched, findings },
    ...{ figuresWithoutLeaks: null, guarantee: null },
  };
  return {
    outside,
    known: await findExperimentByHash(app.database.orm, { ...spec, contentHash: contentHash(spec) }),
    async insert(tx, runId) {
      const id = randomUUID();
      await insertOutsideTable(tx, { id, datasetId, kind, name, sha256, ...valuesOf(table) });
      await insertExperimentRow(tx, runId, { ...spec, outsideTableId: id });
      await saveOutsideJudgement(tx, { runId, outside });
    },
  };
}

const PROTOCOL = { setting: "INDUCTIVE", control: "NONE", nLabels: null, recallTarget: 0.95 } as const;

function methodOf(
  table: PreparedOutside,
  { method = "logisticRegression", parameters = {}, nSplits = 5, nRepeats = 5 }: OutsideWanted,
): Pick<ExperimentSpec, "method" | "parameters" | "protocol"> {
  if (table.kind === "SCORES") {
    const { nSplits, nRepeats } = table;
    return { method: OUTSIDE_SCORES, parameters: {}, protocol: { nSplits, nRepeats, ...PROTOCOL } };
  }
  const chosen = { method, parameters: parametersOf(method, parameters), protocol: { nSplits, nRepeats, ...PROTOCOL } };
  if (findClassifier(method).needs.views !== "NONE")
    throw new UserProblem({ code: "OUTSIDE_METHOD_VIEWS", params: { method } }, { field: ["input", "method"] });
  return chosen;
}

function valuesOf(table: PreparedOutside) {
  if (table.kind === "SCORES") return { scores: table.scores };
  const { data, cols } = table.features;
  return { filenames: table.paths, dim: cols, vectors: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
