import type { Embedder } from "@brainscan/ml/backbone/embedder";
import { InferenceThreadError } from "@brainscan/ml/backbone/inference-pool";
import { AUGMENTED_VIEWS, type ImageVariant, preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { COPY_VIEWS } from "@brainscan/ml/image/copies/copy-views";
import { PREPROCESSINGS } from "@brainscan/ml/image/preprocessings";
import { z } from "zod";
import { readKept } from "../../quarantine/read-kept.ts";
import { sampleImage } from "../../quarantine/sample-image.ts";
import { packHashes, unpackHashes } from "../../shards/packed-hashes.ts";
import type { ShardContext, ShardHandler } from "../../shards/shard.ts";
import { type Reports, workThrough } from "../../shards/work-through.ts";
import { chunkWriter, ensureSpaces, missingHashes, type VectorsAtHand } from "./embedding-cache.ts";
import { networkId } from "./network-id.ts";
import { keepNetwork, type NetworkWanted, networkKey } from "./open-network.ts";
import { partRates } from "./part-rates.ts";

const task = networkId.extend({
  backbone: z.string(),
  provider: z.enum(["auto", "cuda", "webgpu", "cpu"]),
  view: z.enum([...AUGMENTED_VIEWS, ...COPY_VIEWS]).optional(),
  preprocessing: z.enum(PREPROCESSINGS.map(({ id }) => id)).optional(),
  /** Packed. */
  sha256: z.string(),
});

type EmbedTask = NetworkWanted & ImageVariant & { sha256: readonly string[] };

/** Plain data for a shard. */
export function embedTask({ sha256, ...wanted }: EmbedTask): Record<string, unknown> {
  return { ...wanted, sha256: packHashes(sha256) };
}

/** How a shard was embedded: `durationMs` leaves out the opening of the network. */
export const embedOutcome = z.object({
  provider: z.string(),
  device: z.string(),
  precision: networkId.shape.precision,
  threads: z.number(),
  batchSize: z.number(),
  tuning: z
    .object({
      reason: z.enum(["MEASURED", "REMEMBERED", "FEW_IMAGES", "NOT_TRIED"]),
      tried: z.array(z.object({ threads: z.number(), batchSize: z.number(), imagesPerSecond: z.number() })),
    })
    .optional(),
  declined: z.array(z.object({ id: z.string(), detail: z.string() })),
  embedded: z.number(),
  durationMs: z.number(),
  partRates: z.array(z.number()),
});

export type EmbedOutcome = z.output<typeof embedOutcome>;

/** Embed a shard's images, less those that are embedded already. */
export const embedShard: ShardHandler = (context, given) => {
  const { sha256, ...wanted } = task.parse(given);
  return embedInShard(context, { ...wanted, sha256: unpackHashes(sha256) });
};

/** The same for any shard that needs vectors: those of files that nobody can embed are lacking afterwards, and put into quarantine.
 *  @param onWritten  told what was stored */
export async function embedInShard(
  context: ShardContext,
  wanted: EmbedTask,
  onWritten?: (stored: VectorsAtHand) => void,
): Promise<EmbedOutcome> {
  const { app, keep, forget, report, total } = context;
  const { view, preprocessing, weightsSha256, precision, calibration } = wanted;
  const open = () => keepNetwork(app, keep, wanted);
  const { execution, dims } = await open();
  const made = { weightsSha256, precision, calibration, preprocessing: preprocessingOf({ view, preprocessing }) };
  const spaces = await ensureSpaces(app, wanted.backbone, made, dims);
  const missing = await missingHashes(app, spaces, wanted.sha256);
  const startedAt = performance.now();
  const parts = partRates(missing.length, startedAt);
  const writer = chunkWriter(app, spaces, execution.provider, (stored) => {
    context.gotFurther();
    onWritten?.(stored);
  });
  let done = 0;
  const doneBefore = total - missing.length;
  report(doneBefore);

  const item = (sha256: string, read: () => Promise<Uint8Array>) => ({ key: sha256, view, preprocessing, read });
  const embed = async (embedder: Embedder, sha256: readonly string[], { done: tell, failed, signal }: Reports) =>
    embedder.embed(
      sha256.map((hash) => item(hash, () => readKept(app, hash))),
      {
        signal,
        async onResult(hash, vectors) {
          await writer.add(hash, vectors);
          tell(hash);
          parts.at(++done, performance.now());
          report(doneBefore + done);
        },
        onFailure: failed,
      },
    );
  try {
    await workThrough(context, {
      stage: "EMBED",
      sha256: missing,
      work: async (sha256, reports) => embed(await open(), sha256, reports),
      broke: (problem) => problem instanceof InferenceThreadError,
      reopen: () => forget(networkKey(wanted)),
      async checkUp() {
        await app.store.check();
        const good = await sampleImage();
        await (await open()).embed([item("sample", async () => good)], {
          signal: context.signal,
          onResult: () => undefined,
          onFailure(_, error) {
            throw error;
          },
        });
      },
    });
  } finally {
    // Cancelled or failed half-way, what is finished is kept.
    await writer.flush();
  }
  const { tuning, ...ran } = execution;
  const durationMs = performance.now() - startedAt;
  const tried = { ...tuning, tried: [...tuning.tried] };
  return { ...ran, tuning: tried, embedded: done, durationMs, partRates: parts.rates() };
}
