import { randomUUID } from "node:crypto";
import { findDataset } from "@brainscan/db/queries/datasets";
import { isBeingImported } from "@brainscan/db/queries/imports";
import { findStudy, insertStudy, type StudyRow } from "@brainscan/db/queries/studies";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { z } from "zod";
import type { Provider, StartStudyInput } from "../../generated/resolvers.ts";
import { parseInput } from "../../messages/parse-input.ts";
import { UserProblem } from "../../messages/user-problem.ts";
import type { Services } from "../../services.ts";
import { DEFAULT_BACKBONE } from "../../weights/known-backbones.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";

export const SEED_MAX = 2 ** 31 - 1;

export const seedField = z.number().int().min(0).max(SEED_MAX);

/** AUTO leaves the choice to the server's own setting. */
const PROVIDERS: Record<Provider, ProviderName | null> = { AUTO: null, CUDA: "cuda", WEBGPU: "webgpu", CPU: "cpu" };

const input = z.object({
  datasetId: z.string(),
  backbone: z.string().nullish(),
  seed: seedField.nullish(),
  provider: z.enum(["AUTO", "CUDA", "WEBGPU", "CPU"]).nullish(),
});

/** Write a study with every default filled in and hand it to a worker. */
export async function startStudy({ app, queue }: Services, given: StartStudyInput): Promise<StudyRow> {
  const { datasetId, backbone, seed, provider } = parseInput(input, given);
  const db = app.database.orm;
  const dataset = await findDataset(db, datasetId);
  if (!dataset)
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field: ["input", "datasetId"] });
  if (await isBeingImported(db, datasetId))
    throw new UserProblem({ code: "DATASET_BEING_IMPORTED" }, { field: ["input", "datasetId"] });
  const resolved = await resolveBackbone(backbone ?? DEFAULT_BACKBONE, { dataDir: app.config.weightsHome });

  const runId = randomUUID();
  await queue.enqueue("STUDY", runId, (tx) =>
    insertStudy(tx, {
      runId,
      datasetId,
      datasetFingerprint: dataset.fingerprint,
      backbone: resolved.id,
      seed: seed ?? 0,
      provider: PROVIDERS[provider ?? "AUTO"] ?? app.config.provider,
    }),
  );
  const study = await findStudy(db, runId);
  if (!study) throw new Error(`the study ${runId} was not stored`);
  return study;
}
