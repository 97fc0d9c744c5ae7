import type { ProviderName } from "@brainscan/db/schema/studies";
import { type ResolvedBackbone, resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type EmbeddedLayers, embedMissing } from "./embed-missing.ts";
import { type DatasetSnapshot, readDataset } from "./read-dataset.ts";

export type StudyInputs = DatasetSnapshot & { backbone: ResolvedBackbone; layers: EmbeddedLayers };

/** Read a data set's images and their embeddings, embedding what is not cached. */
export async function loadStudyInputs(
  context: JobContext,
  params: { datasetId: string; backbone: string; provider: ProviderName },
): Promise<StudyInputs> {
  const { app, report, signal } = context;
  report("READ", 0, 1);
  const backbone = await resolveBackbone(params.backbone, { dataDir: app.config.weightsHome });
  const snapshot = await readDataset(app, params.datasetId);
  signal.throwIfAborted();

  const pathOf = new Map(snapshot.rows.map(({ representative }) => [representative.sha256, representative.path]));
  const layers = await embedMissing(context, {
    backbone,
    provider: params.provider,
    sha256: [...pathOf.keys()],
    pathOf: (hash) => pathOf.get(hash) ?? hash,
  });
  return { ...snapshot, backbone, layers };
}
