import type { PrecisionName } from "@brainscan/db/schema/embeddings";
import type { LayerName } from "@brainscan/db/schema/experiments";
import type { ProviderName } from "@brainscan/db/schema/studies";
import type { ImageVariant } from "@brainscan/ml/image/augmented-view";
import type { MeasuredImage } from "@brainscan/ml/image/measures/measurer";
import type { PreprocessingId } from "@brainscan/ml/image/preprocessings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { pagesOf } from "../../shards/image-pages.ts";
import { type ResolvedBackbone, resolveBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type Embedded, embedMissing } from "./embed-missing.ts";
import { type EmbedderOfJob, embedderOfJob } from "./embedder-of-job.ts";
import { providersOf, readMatrix } from "./embedding-cache.ts";
import { type FoundDuplicates, findFamilies } from "./near-duplicates/find-families.ts";
import { measureFiles } from "./near-duplicates/measure-files.ts";
import type { NetworkId } from "./network-id.ts";
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
  /** What made every vector of the job. */
  network: NetworkId;
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
  precision: PrecisionName;
  preprocessing?: PreprocessingId;
  /** Distinct images without a label, where there are more. */
  sampleSize: number;
};

/** Read a data set's images, or its labels and a sample, and their embeddings, embedding what is not cached. */
export async function loadStudyInputs(
  context: JobContext,
  { datasetId, provider, precision, preprocessing = "plain", sampleSize, ...wanted }: InputsWanted,
): Promise<StudyInputs> {
  const { app, report, signal } = context;
  report("READ", 0, 1);
  const backbone = await resolveBackbone(wanted.backbone, { dataDir: app.config.weightsHome });
  const snapshot = await readDataset(app, { datasetId, sampleSize });
  signal.throwIfAborted();

  const images = snapshot.rows.map(({ groupId, representative }) => ({ groupId, sha256: representative.sha256 }));
  const embedder = embedderOfJob(context, { backbone, provider, precision, images });
  const network = await embedder.network();
  const source = { ...snapshot, backbone, provider, embedder, network, preprocessing };
  const plain = await embedRows(context, source);
  const measured = await measureFiles(context, snapshot.rows);
  const duplicates = await findFamilies(context, {
    ...{ ...snapshot, measured, features: plain.matrices.avgpool },
    network,
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

/** Have the images embedded, and read no vector of them. */
export function embedSource(context: JobContext, source: EmbedSource, variant: ImageVariant): Promise<Embedded> {
  const { backbone, embedder } = source;
  return embedMissing(context, {
    backbone,
    embedder,
    variant,
    pages: pagesOf(hashesOf(source), context.app.config.imagesPerShard),
  });
}

const hashesOf = ({ rows }: EmbedSource) => rows.map(({ representative }) => representative.sha256);
