import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import type { AugmentedView } from "../image/augmented-view.ts";
import type { PreprocessingId } from "../image/preprocessings.ts";
import { type ChosenProvider, chooseProvider } from "../onnx/providers.ts";
import type { ProviderId } from "../onnx/session.ts";
import { InferenceThreadError, openPool } from "./inference-pool.ts";
import type { ResNet } from "./read-resnet.ts";
import { AVGPOOL, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";

export type EmbedderOptions = {
  /** A .pth or .safetensors file of a ResNet-18, 34 or 50. */
  weightsPath: string;
  provider: ProviderId | "auto";
  /** Inference threads; by default one a core on the CPU. A GPU always has one. */
  workers?: number;
  /** Images a run; 1 by default on the CPU, where more gains nothing, 32 on a GPU. */
  batchSize?: number;
};

export type Embedding = { avgpool: Float32Array; layer3: Float32Array };

export type EmbedItem = {
  key: string;
  read(): Promise<Uint8Array>;
  /** Embed this augmented copy in place of the image; the key decides its draws. */
  view?: AugmentedView;
  /** What is done to the image, or to its augmented copy, before it is resized; plain by default: nothing. */
  preprocessing?: PreprocessingId;
};

export type EmbedHandlers = {
  /** Called in input order, one at a time; a promise is awaited, which holds the reading back. */
  onResult(key: string, embedding: Embedding): void | Promise<void>;
  /** An image that cannot be read or decoded: ImageError, or what `read` threw. In input order too. */
  onFailure(key: string, error: Error): void | Promise<void>;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
};

export type Embedder = {
  execution: {
    provider: ProviderId;
    device: string;
    threads: number;
    batchSize: number;
    declined: ChosenProvider["declined"];
  };
  architecture: ResNet["architecture"];
  dims: { avgpool: number; layer3: number };
  weightsSha256: string;
  /** Embed images in order, reading a few ahead. One that fails is told to `onFailure` and the rest go on.
   *  @throws the signal's reason when aborted, at once; InferenceThreadError when a thread dies; what a handler throws */
  embed(items: Iterable<EmbedItem>, handlers: EmbedHandlers): Promise<void>;
  /** Last convolutional maps of one image, for class activation maps: [features, rows, columns], row-major.
   *  @throws ImageError */
  layer4Maps(bytes: Uint8Array): Promise<{ maps: Float32Array; shape: number[] }>;
  /** End the threads. What is still running rejects. */
  close(): Promise<void>;
};

/** Images that wait or run for each image that a thread can run at once: enough to decode while it computes. */
const AHEAD = 3;
const GPU_BATCH_SIZE = 32;

type Outcome = { embedding: Embedding } | { failure: Error } | { fatal: unknown };

function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} is ${value}, not a positive integer`);
}

/** The promise's outcome, or the signal's reason as soon as it is aborted. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Open a backbone: read the weights, choose the provider, start the threads.
 *  The bits of an embedding depend on its image, the weights and the provider alone: not on the number of threads, on the
 *  batch or on the other images (see embed-worker.ts).
 *  @throws WeightsError, ProviderError, or what kept a session from opening */
export async function openEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { provider, device, declined } = await chooseProvider(options.provider);
  const threads = provider === "cpu" ? (options.workers ?? availableParallelism()) : 1;
  const batchSize = options.batchSize ?? (provider === "cpu" ? 1 : GPU_BATCH_SIZE);
  checkCount("workers", threads);
  checkCount("batchSize", batchSize);
  const pool = await openPool({ weightsPath: options.weightsPath, provider, batchSize }, threads);
  const window = threads * batchSize * AHEAD;

  async function start(item: EmbedItem, signal: AbortSignal): Promise<Outcome> {
    try {
      // A copy of our own: what `read` returns may be a view on something larger, which a transfer would take away.
      const bytes = new Uint8Array(await unlessAborted(item.read(), signal));
      const augmented = item.view && { view: item.view, key: item.key };
      const shown = { augmented, preprocessing: item.preprocessing };
      const outputs = await pool.submit({ kind: "pooled", bytes, shown }, signal);
      return { embedding: { avgpool: outputs[AVGPOOL].data, layer3: outputs[LAYER3].data } };
    } catch (error) {
      if (error instanceof InferenceThreadError || signal.aborted) return { fatal: error };
      return { failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  async function deliver(key: string, outcome: Outcome, { onResult, onFailure }: EmbedHandlers): Promise<void> {
    if ("fatal" in outcome) throw outcome.fatal;
    if ("failure" in outcome) await onFailure(key, outcome.failure);
    else await onResult(key, outcome.embedding);
  }

  async function embed(items: Iterable<EmbedItem>, handlers: EmbedHandlers): Promise<void> {
    const { signal } = handlers;
    signal?.throwIfAborted();
    const waiting = [...items];
    const total = waiting.length;
    const running: { key: string; outcome: Promise<Outcome> }[] = [];
    // Ours also drops what was read ahead when a handler throws.
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    const forward = () => stop.abort(signal?.reason);
    signal?.addEventListener("abort", forward, { once: true });
    try {
      for (let started = 0, done = 0; done < total; done++) {
        for (; started < total && running.length < window; started++)
          running.push({ key: waiting[started].key, outcome: start(waiting[started], stop.signal) });
        const head = running.shift();
        if (!head) throw new Error(`${done} of ${total} images are done and none is running`);
        await deliver(head.key, await head.outcome, handlers);
        handlers.onProgress?.(done + 1, total);
        signal?.throwIfAborted();
      }
    } finally {
      signal?.removeEventListener("abort", forward);
      stop.abort();
    }
  }

  return {
    execution: { provider, device, threads, batchSize, declined },
    ...pool.ready,
    embed,
    async layer4Maps(bytes) {
      const outputs = await pool.submit({ kind: "maps", bytes: new Uint8Array(bytes) });
      const { data, shape } = outputs[LAYER4_MAPS];
      return { maps: data, shape: shape.slice(1) };
    },
    close: pool.close,
  };
}
