import type { ProviderName } from "@brainscan/db/schema/studies";
import type { ImageVariant } from "@brainscan/ml/image/augmented-view";
import type { MeasuredImage } from "@brainscan/ml/image/measures/measurer";
import type { PreprocessingId } from "@brainscan/ml/image/preprocessings";
import { type ResolvedBackbone, resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type EmbeddedLayers, embedMissing } from "./embed-missing.ts";
import { type EmbedderOfJob, embedderOfJob } from "./embedder-of-job.ts";
import { type FoundDuplicates, findFamilies } from "./near-duplicates/find-families.ts";
import { measureFiles } from "./near-duplicates/measure-files.ts";
import { type DatasetSnapshot, readDataset } from "./read-dataset.ts";
import { type DistinctImage, inFamilies } from "./study-rows.ts";

export type StudyInputs = DatasetSnapshot & {
  backbone: ResolvedBackbone;
  provider: ProviderName;
  embedder: EmbedderOfJob;
  /** What `layers` were made from; those of other preprocessings are loaded when they are needed. */
  preprocessing: PreprocessingId;
  layers: EmbeddedLayers;
  /** Of each row, what was measured on its image. */
  measured: MeasuredImage[];
  duplicates: FoundDuplicates;
};

/** What an embedding of the snapshot's images needs. */
export type EmbedSource = Pick<StudyInputs, "backbone" | "embedder"> & { rows: readonly DistinctImage[] };

type InputsWanted = {
  datasetId: string;
  backbone: string;
  provider: ProviderName;
  preprocessing?: PreprocessingId;
};

/** Read a data set's images and their embeddings, embedding what is not cached. */
export async function loadStudyInputs(
  context: JobContext,
  { datasetId, provider, preprocessing = "plain", ...wanted }: InputsWanted,
): Promise<StudyInputs> {
  const { app, report, signal } = context;
  report("READ", 0, 1);
  const backbone = await resolveBackbone(wanted.backbone, { dataDir: app.config.weightsHome });
  const snapshot = await readDataset(app, datasetId);
  signal.throwIfAborted();

  const embedder = embedderOfJob(context, { backbone, provider });
  const source = { ...snapshot, backbone, provider, embedder, preprocessing };
  const plain = await embedRows(context, source);
  const measured = await measureFiles(context, snapshot.rows);
  const duplicates = await findFamilies(context, {
    ...{ ...snapshot, measured, features: plain.matrices.avgpool },
    weightsSha256: plain.spaces.avgpool.weightsSha256,
    embedCopies: async (rows, view) => (await embedRows(context, { ...source, rows }, { view })).matrices.avgpool,
  });
  const rows = inFamilies(snapshot.rows, duplicates.families);
  const layers = preprocessing === "plain" ? plain : await embedRows(context, source, { preprocessing });
  return { ...source, rows, layers, measured, duplicates };
}

/** Embeddings of the snapshot's images: of the images themselves, preprocessed, or of augmented copies. */
export function embedRows(
  context: JobContext,
  { rows, backbone, embedder }: EmbedSource,
  variant: ImageVariant = {},
): Promise<EmbeddedLayers> {
  const pathOf = new Map(rows.map(({ representative }) => [representative.sha256, representative.path]));
  return embedMissing(context, {
    ...{ backbone, embedder, variant },
    sha256: [...pathOf.keys()],
    pathOf: (hash) => pathOf.get(hash) ?? hash,
  });
}
