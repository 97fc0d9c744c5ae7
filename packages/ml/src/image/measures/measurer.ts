import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import type { CopyView } from "../copies/copy-views.ts";
import type { MeasuredImage } from "./measure-messages.ts";
import { MeasuringThreadError, openMeasurePool } from "./measure-pool.ts";

export type { MeasuredImage } from "./measure-messages.ts";

export type MeasureItem = {
  key: string;
  read(): Promise<Uint8Array>;
  /** Measure this altered copy in place of the image. */
  view?: CopyView;
};

export type MeasureHandlers = {
  /** Called in input order, one at a time; a promise is awaited, which holds the reading back. */
  onResult(key: string, measured: MeasuredImage): void | Promise<void>;
  /** An image that cannot be read or decoded: ImageError, or what `read` threw. In input order too. */
  onFailure(key: string, error: Error): void | Promise<void>;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
};

export type Measurer = {
  threads: number;
  /** Measure images in order, reading a few ahead. One that fails is told to `onFailure` and the rest go on.
   *  @throws the signal's reason when aborted, at once; MeasuringThreadError when a thread dies; what a handler throws */
  measure(items: Iterable<MeasureItem>, handlers: MeasureHandlers): Promise<void>;
  /** End the threads. What is still running rejects. */
  close(): Promise<void>;
};

/** Images that wait or run for each thread: enough to decode while it computes. */
const AHEAD = 3;

type Outcome = { measured: MeasuredImage } | { failure: Error } | { fatal: unknown };

/** Threads that decode images and measure them (measureImage, perceptualHash). The numbers depend on the image alone.
 *  @param options.threads  by default one a core
 *  @throws RangeError when threads is not a positive integer */
export function openMeasurer(options: { threads?: number } = {}): Measurer {
  const threads = options.threads ?? availableParallelism();
  if (!Number.isSafeInteger(threads) || threads < 1)
    throw new RangeError(`threads is ${threads}, not a positive integer`);
  const pool = openMeasurePool(threads);

  async function start(item: MeasureItem, signal: AbortSignal): Promise<Outcome> {
    try {
      // A copy of our own: what `read` returns may be a view on something larger, which a transfer would take away.
      const bytes = new Uint8Array(await unlessAborted(item.read(), signal));
      return { measured: await pool.submit(bytes, item.view, signal) };
    } catch (error) {
      if (error instanceof MeasuringThreadError || signal.aborted) return { fatal: error };
      return { failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  async function measure(items: Iterable<MeasureItem>, handlers: MeasureHandlers): Promise<void> {
    const { signal, onResult, onFailure } = handlers;
    signal?.throwIfAborted();
    const waiting = [...items];
    const running: Promise<Outcome>[] = [];
    // Ours also drops what was read ahead when a handler throws.
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    const forward = () => stop.abort(signal?.reason);
    signal?.addEventListener("abort", forward, { once: true });
    try {
      for (const [done, { key }] of waiting.entries()) {
        for (let next = done + running.length; next < waiting.length && running.length < threads * AHEAD; next++)
          running.push(start(waiting[next], stop.signal));
        const outcome = (await running.shift()) as Outcome;
        if ("fatal" in outcome) throw outcome.fatal;
        if ("failure" in outcome) await onFailure(key, outcome.failure);
        else await onResult(key, outcome.measured);
        handlers.onProgress?.(done + 1, waiting.length);
        signal?.throwIfAborted();
      }
    } finally {
      signal?.removeEventListener("abort", forward);
      stop.abort();
    }
  }

  return { threads, measure, close: pool.close };
}

/** The promise's outcome, or the signal's reason as soon as it is aborted. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
