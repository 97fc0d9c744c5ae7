import type { ExecutionRow } from "@brainscan/db/schema/studies";
import type { Embedder } from "@brainscan/ml/backbone/embedder";
import { type ImageVariant, preprocessingOf } from "@brainscan/ml/image/augmented-view";
import type { App } from "../../app.ts";
import { userProblem } from "../../messages/user-problem.ts";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import type { EmbedderOfJob } from "./embedder-of-job.ts";
import { chunkWriter, ensureSpaces, findFullSpaces, type LayerSpaces, missingHashes } from "./embedding-cache.ts";
import { partRates } from "./part-rates.ts";

export type Embedded = {
  spaces: LayerSpaces;
  /** Null when every vector is in the cache: nothing was executed. */
  execution: ExecutionRow | null;
};

type EmbedParams = {
  backbone: ResolvedBackbone;
  embedder: EmbedderOfJob;
  /** Distinct image files, in row order. */
  sha256: readonly string[];
  pathOf: (hash: string) => string;
  /** What to embed in place of the images themselves. */
  variant: ImageVariant;
};

/** Embed the images that no earlier run embedded with these weights: the spaces then hold them all.
 *  @throws UserProblem EMBEDDING_FAILED naming the first file that could not be embedded; the others are kept */
export async function embedMissing(context: JobContext, params: EmbedParams): Promise<Embedded> {
  const { app } = context;
  const { backbone, embedder: ofJob, sha256, variant } = params;
  const made = { weightsSha256: await ofJob.weights(), preprocessing: preprocessingOf(variant) };
  const findFull = async () => {
    const spaces = await findFullSpaces(app, { ...made, sha256 });
    return spaces && { spaces, execution: null };
  };
  const full = await findFull();
  if (full) return full;
  return await ofJob.inTurn(async (open) => {
    // What came before may have embedded them.
    const filled = await findFull();
    if (filled) return filled;
    const embedder = await open();
    const spaces = await ensureSpaces(app, backbone.id, made.preprocessing, embedder);
    return { spaces, execution: await embed(context, embedder, spaces, params) };
  });
}

async function embed(
  { app, signal, report }: JobContext,
  embedder: Embedder,
  spaces: LayerSpaces,
  { sha256, pathOf, variant }: EmbedParams,
): Promise<ExecutionRow> {
  const missing = await missingHashes(app, spaces, sha256);
  const cached = sha256.length - missing.length;
  report("EMBED", 0, missing.length);
  const startedAt = performance.now();
  const parts = partRates(missing.length, startedAt);
  const writer = chunkWriter(app, spaces, embedder.execution.provider);
  const failures: { hash: string; error: Error }[] = [];
  try {
    await embedder.embed(
      missing.map((hash) => ({ key: hash, ...variant, read: () => readStored(app, hash) })),
      {
        signal,
        onResult: (hash, vectors) => writer.add(hash, vectors),
        onFailure: (hash, error) => {
          failures.push({ hash, error });
        },
        onProgress: (done, total) => {
          parts.at(done, performance.now());
          report("EMBED", done, total);
        },
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
  const ran = { provider, device, threads, batchSize, declined, embedded: missing.length, cached, imagesPerSecond };
  const rates = parts.rates();
  return rates.length > 0 ? { ...ran, partRates: rates } : ran;
}

async function readStored(app: App, hash: string): Promise<Uint8Array> {
  const bytes = await app.store.read(hash);
  if (!bytes) throw new Error("the file is no longer in the data folder");
  return bytes;
}
