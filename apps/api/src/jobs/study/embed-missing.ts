import type { LayerName } from "@brainscan/db/schema/experiments";
import type { ExecutionRow, ProviderName } from "@brainscan/db/schema/studies";
import { type Embedder, openEmbedder } from "@brainscan/ml/backbone/embedder";
import { WeightsError } from "@brainscan/ml/backbone/weights/weights-error";
import { type AugmentedView, preprocessingOf } from "@brainscan/ml/image/augmented-view";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { chooseProvider, ProviderError } from "@brainscan/ml/onnx/providers";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import { sha256OfFile } from "../../weights/sha256-of-file.ts";
import type { JobContext } from "../job.ts";
import {
  chunkWriter,
  ensureSpaces,
  findFullSpaces,
  type LayerSpaces,
  missingHashes,
  providersOf,
  readMatrices,
} from "./embedding-cache.ts";

export type EmbeddedLayers = {
  spaces: LayerSpaces;
  /** n x d of each layer, rows in the order of the hashes asked for. */
  matrices: Record<LayerName, Matrix>;
  /** Null when every vector came from the cache: nothing was executed. */
  execution: ExecutionRow | null;
  /** Execution providers that made the vectors, now or earlier. */
  providers: string[];
};

type EmbedParams = {
  backbone: ResolvedBackbone;
  provider: ProviderName;
  /** Distinct image files, in row order. */
  sha256: readonly string[];
  pathOf: (hash: string) => string;
  /** The augmented copy to embed in place of the image itself. */
  view?: AugmentedView;
};

/** Embed the images that no earlier run embedded with these weights, then read the vectors of all of them.
 *  @throws UserProblem EMBEDDING_FAILED naming the first file that could not be embedded; the others are kept */
export async function embedMissing(context: JobContext, params: EmbedParams): Promise<EmbeddedLayers> {
  const { app } = context;
  const { backbone, sha256, view } = params;
  const weightsSha256 = await sha256OfFile(backbone.path);
  const preprocessing = preprocessingOf(view);
  const full = await findFullSpaces(app, { weightsSha256, preprocessing, sha256 });
  if (full) {
    await refuseMissingProvider(params.provider);
    return await layersOf(app, full, sha256, null);
  }

  const embedder = await open(app, params);
  try {
    const spaces = await ensureSpaces(app, backbone.id, preprocessing, embedder);
    const execution = await embed(context, embedder, spaces, params);
    return await layersOf(app, spaces, sha256, execution);
  } finally {
    await embedder.close();
  }
}

async function layersOf(
  app: App,
  spaces: LayerSpaces,
  sha256: readonly string[],
  execution: ExecutionRow | null,
): Promise<EmbeddedLayers> {
  const providers = await providersOf(app, spaces, sha256);
  return { spaces, matrices: await readMatrices(app, spaces, sha256), execution, providers };
}

/** A provider asked for by name must open, even when the cache leaves it nothing to do. */
async function refuseMissingProvider(provider: ProviderName): Promise<void> {
  if (provider === "auto") return;
  await chooseProvider(provider).catch(asUserProblem);
}

function asUserProblem(problem: unknown): never {
  if (!(problem instanceof ProviderError)) throw problem;
  throw userProblem("PROVIDER_UNAVAILABLE", { provider: problem.provider, message: problem.detail });
}

async function embed(
  { app, signal, report }: JobContext,
  embedder: Embedder,
  spaces: LayerSpaces,
  { sha256, pathOf, view }: EmbedParams,
): Promise<ExecutionRow> {
  const missing = await missingHashes(app, spaces, sha256);
  const cached = sha256.length - missing.length;
  report("EMBED", cached, sha256.length);
  const startedAt = performance.now();
  const writer = chunkWriter(app, spaces, embedder.execution.provider);
  const failures: { hash: string; error: Error }[] = [];
  try {
    await embedder.embed(
      missing.map((hash) => ({ key: hash, view, read: () => readStored(app, hash) })),
      {
        signal,
        onResult: (hash, vectors) => writer.add(hash, vectors),
        onFailure: (hash, error) => {
          failures.push({ hash, error });
        },
        onProgress: (done) => report("EMBED", cached + done, sha256.length),
      },
    );
  } finally {
    // Cancelled or failed half-way, what is finished is kept.
    await writer.flush();
  }
  if (failures.length > 0) {
    const [{ hash, error }] = failures;
    throw userProblem("EMBEDDING_FAILED", { failed: failures.length, message: error.message }, pathOf(hash));
  }
  const { provider, device, threads, batchSize, declined } = embedder.execution;
  const imagesPerSecond = (missing.length / (performance.now() - startedAt)) * 1000;
  return { provider, device, threads, batchSize, declined, embedded: missing.length, cached, imagesPerSecond };
}

async function open(app: App, params: { backbone: ResolvedBackbone; provider: ProviderName }): Promise<Embedder> {
  const { backbone, provider } = params;
  try {
    return await openEmbedder({ weightsPath: backbone.path, provider, workers: app.config.workers });
  } catch (problem) {
    if (problem instanceof WeightsError)
      throw userProblem("WEIGHTS_UNREADABLE", { id: backbone.id, path: backbone.path, detail: problem.message });
    return asUserProblem(problem);
  }
}

async function readStored(app: App, hash: string): Promise<Uint8Array> {
  const bytes = await app.store.read(hash);
  if (!bytes) throw new Error("the file is no longer in the data folder");
  return bytes;
}
