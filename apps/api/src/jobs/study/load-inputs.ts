import type { ProviderName } from "@brainscan/db/schema/studies";
import type { AugmentedView } from "@brainscan/ml/image/augmented-view";
import { type ResolvedBackbone, resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type EmbeddedLayers, embedMissing } from "./embed-missing.ts";
import { type DatasetSnapshot, readDataset } from "./read-dataset.ts";

export type StudyInputs = DatasetSnapshot & {
  backbone: ResolvedBackbone;
  provider: ProviderName;
  layers: EmbeddedLayers;
};

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

  const source = { ...snapshot, backbone, provider: params.provider };
  return { ...source, layers: await embedRows(context, source) };
}

/** Embeddings of the snapshot's images, or of their augmented copies. */
export function embedRows(
  context: JobContext,
  { rows, backbone, provider }: Omit<StudyInputs, "layers">,
  view?: AugmentedView,
): Promise<EmbeddedLayers> {
  const pathOf = new Map(rows.map(({ representative }) => [representative.sha256, representative.path]));
  return embedMissing(context, {
    ...{ backbone, provider, view },
    sha256: [...pathOf.keys()],
    pathOf: (hash) => pathOf.get(hash) ?? hash,
  });
}
