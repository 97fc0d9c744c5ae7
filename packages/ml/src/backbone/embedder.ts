import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import type { AugmentedView } from "../image/augmented-view.ts";
import type { PreprocessingId } from "../image/preprocessings.ts";
import { type ChosenProvider, chooseProvider } from "../onnx/providers.ts";
import type { ProviderId } from "../onnx/session.ts";
import { type InferencePool, InferenceThreadError, openPool } from "./inference-pool.ts";
import { FLOAT32, type NetworkForm } from "./network-form.ts";
import type { ResNet } from "./read-resnet.ts";
import { AVGPOOL, LAYER3, LAYER4_MAPS } from "./resnet-graph.ts";
import { type Trial, type Tuned, tune, tuningSpace } from "./tune.ts";

export type EmbedderOptions = {
  /** A .pth or .safetensors file of a ResNet-18, 34 or 50. */
  weightsPath: string;
  provider: ProviderId | "auto";
  /** In which numbers it computes; float32 by default. */
  network?: NetworkForm;
  /** Inference threads; by default one a core on the CPU. A GPU always has one. */
  workers?: number;
  /** Images a run; 1 by default on the CPU, 32 on a GPU. */
  batchSize?: number;
  /** Try out which threads and batches are fastest, in place of the defaults. What `workers` and `batchSize` settle stays. */
  tuning?: Tuning;
};

export type Tuning = {
  /** Fewer images are embedded as they come: a trial of a second and a half would cost more than it gains. */
  imagesMin: number;
  /** What an earlier trial found there, or null. */
  recall(where: { provider: ProviderId; device: string }): Promise<Tuned | null>;
  remember(where: { provider: ProviderId; device: string }, found: Tuned): Promise<void>;
};

/** How threads and batch were settled. MEASURED: by a trial before these images. REMEMBERED: by an earlier one. FEW_IMAGES: too few
 *  for a trial, so far. NOT_TRIED: nothing was left to settle, or no trial was asked for. */
export type TuningReason = "MEASURED" | "REMEMBERED" | "FEW_IMAGES" | "NOT_TRIED";

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
    precision: NetworkForm["precision"];
    threads: number;
    batchSize: number;
    /** What was tried to settle these, and how it went. */
    tuning: { reason: TuningReason; tried: readonly Trial[] };
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
/** Of one way of running; its first run is not timed. */
const TRIAL_MS = 200;

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

/** Short trials on the threads that are there. */
function tuneOn(pool: InferencePool, space: ReturnType<typeof tuningSpace>): Promise<Tuned> {
  return tune(space, async ({ threads, batchSize }) => {
    const trials = await pool.trial(threads, { batchSize, durationMs: TRIAL_MS });
    const rates = trials.map(({ images, timedMs }) => (images / timedMs) * 1000);
    return {
      imagesPerSecond: rates.reduce((sum, rate) => sum + rate, 0),
      durationMs: Math.max(...trials.map(({ totalMs }) => totalMs)),
    };
  });
}

/** Open a backbone: read the weights, choose the provider, start the threads.
 *  The bits of an embedding depend on its image, the weights, the form of the network and the provider alone: on the CPU not on the
 *  number of threads, on the batch or on the other images (see embed-worker.ts).
 *  @throws WeightsError, ProviderError, PrecisionError, or what kept a session from opening */
export async function openEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { weightsPath, network = FLOAT32, tuning } = options;
  const { provider, device, declined } = await chooseProvider(options.provider, network.precision);
  const onCpu = provider === "cpu";
  const workers = onCpu ? options.workers : 1;
  if (workers !== undefined) checkCount("workers", workers);
  if (options.batchSize !== undefined) checkCount("batchSize", options.batchSize);
  const where = { provider, device };
  const space = tuningSpace(onCpu ? "cpu" : "gpu", availableParallelism(), {
    threads: workers,
    batchSize: options.batchSize,
  });
  const open = space.threads.length > 1 || space.batchSizes.length > 1;
  const known = tuning && open ? await tuning.recall(where) : null;

  const execution: Embedder["execution"] = {
    ...{ provider, device, precision: network.precision, declined },
    threads: workers ?? known?.threads ?? availableParallelism(),
    batchSize: options.batchSize ?? known?.batchSize ?? (onCpu ? 1 : GPU_BATCH_SIZE),
    tuning: known ? { reason: "REMEMBERED", tried: known.tried } : { reason: "NOT_TRIED", tried: [] },
  };
  const { threads, batchSize } = execution;
  const pool = await openPool({ weightsPath, provider, network, batchSize }, threads);

  let settling: Promise<void> | null = null;
  /** Once a list of images is worth a trial, there is one; a list that comes meanwhile waits for it. */
  async function settle(nImages: number): Promise<void> {
    if (!tuning || !open || known) return;
    if (!settling && nImages < tuning.imagesMin) {
      execution.tuning = { reason: "FEW_IMAGES", tried: [] };
      return;
    }
    settling ??= tuneOn(pool, space).then(async (found) => {
      pool.settle({ nThreads: found.threads, batchSize: found.batchSize });
      execution.threads = found.threads;
      execution.batchSize = found.batchSize;
      execution.tuning = { reason: "MEASURED", tried: found.tried };
      await tuning.remember(where, found);
    });
    await settling;
  }

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
    await unlessAborted(settle(total), signal ?? new AbortController().signal);
    const window = execution.threads * execution.batchSize * AHEAD;
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
    execution,
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
