import type { LayerName } from "@brainscan/db/schema/experiments";
import type { ProviderName } from "@brainscan/db/schema/studies";
import type { ImageVariant } from "@brainscan/ml/image/augmented-view";
import type { MeasuredImage } from "@brainscan/ml/image/measures/measurer";
import type { PreprocessingId } from "@brainscan/ml/image/preprocessings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { type ResolvedBackbone, resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type Embedded, embedMissing } from "./embed-missing.ts";
import { type EmbedderOfJob, embedderOfJob } from "./embedder-of-job.ts";
import { providersOf, readMatrix } from "./embedding-cache.ts";
import { type FoundDuplicates, findFamilies } from "./near-duplicates/find-families.ts";
import { measureFiles } from "./near-duplicates/measure-files.ts";
import { type DatasetSnapshot, readDataset } from "./read-dataset.ts";
import { type DistinctImage, inFamilies } from "./study-rows.ts";

export type EmbeddedLayers = Embedded & {
  /** n x d of each layer, in row order. */
  matrices: Record<LayerName, Matrix>;
  /** Execution providers that made the vectors, now or earlier. */
  providers: string[];
};

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
export async function embedRows(
  context: JobContext,
  source: EmbedSource,
  variant: ImageVariant = {},
): Promise<EmbeddedLayers> {
  const { app } = context;
  const embedded = await embedSource(context, source, variant);
  const { avgpool, layer3 } = embedded.spaces;
  const sha256 = hashesOf(source);
  const matrices = { avgpool: await readMatrix(app, avgpool, sha256), layer3: await readMatrix(app, layer3, sha256) };
  return { ...embedded, matrices, providers: await providersOf(app, embedded.spaces, sha256) };
}

/** The same, of one layer: the other one is not read. */
export async function embedLayer(
  context: JobContext,
  source: EmbedSource,
  { layer, ...variant }: ImageVariant & { layer: LayerName },
): Promise<Matrix> {
  const { spaces } = await embedSource(context, source, variant);
  return readMatrix(context.app, spaces[layer], hashesOf(source));
}

function embedSource(context: JobContext, source: EmbedSource, variant: ImageVariant): Promise<Embedded> {
  const { rows, backbone, embedder } = source;
  const pathOf = new Map(rows.map(({ representative }) => [representative.sha256, representative.path]));
  const sha256 = hashesOf(source);
  return embedMissing(context, { backbone, embedder, variant, sha256, pathOf: (hash) => pathOf.get(hash) ?? hash });
}

const hashesOf = ({ rows }: EmbedSource) => rows.map(({ representative }) => representative.sha256);
