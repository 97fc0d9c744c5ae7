import { randomUUID } from "node:crypto";
import { findDataset } from "@brainscan/db/queries/datasets";
import { type ExperimentRow, findExperiment, findExperimentByHash } from "@brainscan/db/queries/experiments";
import { isBeingImported } from "@brainscan/db/queries/imports";
import type { RepresentationRow } from "@brainscan/db/schema/experiments";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { ParameterError } from "@brainscan/ml/registry/parameter-error";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import { z } from "zod";
import type { StartExperimentInput } from "../../generated/resolvers.ts";
import { layerName, PREPROCESSINGS, preprocessingName } from "../../layers.ts";
import { parseInput } from "../../messages/parse-input.ts";
import { UserProblem } from "../../messages/user-problem.ts";
import { PRECISIONS, precisionName } from "../../precisions.ts";
import type { Services } from "../../services.ts";
import { DEFAULT_BACKBONE } from "../../weights/known-backbones.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../weights/sha256-of-file.ts";
import { refusePrecision } from "../study/refuse-precision.ts";
import { priorityField, seedField } from "../study/start-study.ts";
import { contentHash, type ExperimentSpec, insertExperimentRow, specPrecision } from "./experiment-spec.ts";
import { sampleInForce } from "./sample-in-force.ts";

const representationField = z
  .object({ kind: z.enum(["raw", "standardised", "pca"]), nComponents: z.number().int().min(1).max(512).nullish() })
  .transform(({ kind, nComponents }, context): RepresentationRow => {
    if (kind !== "pca") return { kind };
    if (nComponents) return { kind, nComponents };
    context.addIssue({ code: "custom", message: "pca needs nComponents", path: ["nComponents"] });
    return z.NEVER;
  });

const input = z.object({
  datasetId: z.string(),
  backbone: z.string().nullish(),
  layer: z.enum(["AVGPOOL", "LAYER3"]).nullish(),
  method: z.string(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  seed: seedField.nullish(),
  nSplits: z.number().int().min(2).max(20).nullish(),
  nRepeats: z.number().int().min(1).max(20).nullish(),
  precision: z.enum(PRECISIONS).nullish(),
  preprocessing: z.enum(PREPROCESSINGS).nullish(),
  representation: representationField.nullish(),
  setting: z.enum(["INDUCTIVE", "TRANSDUCTIVE"]).nullish(),
  control: z.enum(["NONE", "SHUFFLED_LABELS", "NAIVE"]).nullish(),
  nLabels: z.number().int().min(2).max(100_000).nullish(),
  recallTarget: z.number().gt(0).lt(1).nullish(),
  priority: priorityField.nullish(),
  costRatio: z.number().positive().max(10_000).nullish(),
});

/** Write an experiment with every default filled in and hand it to a worker, unless it was computed before. */
export async function startExperiment(
  { app, queue }: Services,
  given: StartExperimentInput,
): Promise<{ experiment: ExperimentRow; reused: boolean }> {
  const parsed = parseInput(input, given);
  const spec = await specOf(app, parsed);
  const known = await findExperimentByHash(app.database.orm, { ...spec, contentHash: contentHash(spec) });
  if (known) return { experiment: known, reused: true };

  const runId = randomUUID();
  await queue.enqueue("EXPERIMENT", runId, (tx) => insertExperimentRow(tx, runId, spec), {
    priority: parsed.priority ?? 0,
  });
  const experiment = await findExperiment(app.database.orm, runId);
  if (!experiment) throw new Error(`the experiment ${runId} was not stored`);
  return { experiment, reused: false };
}

async function specOf(app: Services["app"], parsed: z.infer<typeof input>): Promise<ExperimentSpec> {
  const { datasetId, method } = parsed;
  const dataset = await findDataset(app.database.orm, datasetId);
  if (!dataset)
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field: ["input", "datasetId"] });
  if (await isBeingImported(app.database.orm, datasetId))
    throw new UserProblem({ code: "DATASET_BEING_IMPORTED" }, { field: ["input", "datasetId"] });
  const precision = precisionName(parsed.precision ?? "FLOAT32");
  refusePrecision(precision, app.config.provider, ["input", "precision"]);
  const backbone = await resolveBackbone(parsed.backbone ?? DEFAULT_BACKBONE, { dataDir: app.config.weightsHome });
  return {
    datasetId,
    datasetFingerprint: dataset.fingerprint,
    sampleSize: await sampleInForce(app.database.orm, datasetId),
    backbone: backbone.id,
    weightsSha256: await sha256OfFile(backbone.path),
    layer: layerName(parsed.layer ?? "AVGPOOL"),
    precision: specPrecision(precision),
    preprocessing: preprocessingName(parsed.preprocessing ?? "PLAIN"),
    representation: parsed.representation ?? { kind: "raw" },
    method,
    parameters: parametersOf(method, parsed.parameters ?? {}),
    protocol: {
      nSplits: parsed.nSplits ?? 5,
      nRepeats: parsed.nRepeats ?? 5,
      setting: parsed.setting ?? "INDUCTIVE",
      control: parsed.control ?? "NONE",
      nLabels: parsed.nLabels ?? null,
      recallTarget: parsed.recallTarget ?? 0.95,
      costRatio: parsed.costRatio ?? 10,
    },
    seed: parsed.seed ?? 0,
  };
}

/** Every parameter, defaults filled in.
 *  @throws UserProblem naming the field at fault */
export function parametersOf(method: string, parameters: Record<string, unknown>): Record<string, unknown> {
  try {
    return parseParameters(findClassifier(method).parameters, parameters);
  } catch (problem) {
    if (!(problem instanceof ParameterError)) throw problem;
    const field = problem.code === "UNKNOWN_METHOD" ? ["input", "method"] : ["input", "parameters", problem.field];
    const params = { field: problem.field, message: problem.message };
    throw new UserProblem({ code: "PARAMETER_INVALID", params }, { field, cause: problem });
  }
}
