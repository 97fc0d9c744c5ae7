import { Worker } from "node:worker_threads";
import { createNativeGuard, type NativeGuard, stopNative, waitForNative } from "../onnx/native-guard.ts";
import type { TensorValue } from "../onnx/session.ts";
import {
  type EmbedReply,
  type EmbedRequest,
  type EmbedWorkerData,
  type EmbedWorkerReady,
  type ImageTaskKind,
  type Shown,
  type ThreadTrial,
  unpackError,
} from "./embed-messages.ts";

/** An inference thread died: nothing about the image it was working on, and nothing that another image would survive. */
export class InferenceThreadError extends Error {
  override readonly name = "InferenceThreadError";
}

type Outputs = Record<string, TensorValue>;
type Waiting<Answer> = { resolve(answer: Answer): void; reject(error: Error): void };
type Thread = {
  worker: Worker;
  guard: NativeGuard;
  waiting: Map<number, Waiting<Outputs>>;
  trials: Map<number, Waiting<ThreadTrial>>;
  /** Given nothing more: it ends once it has done what it was given, and the others go on. */
  retired: boolean;
  ended: Promise<void>;
};

export type InferencePool = {
  ready: EmbedWorkerReady;
  /** Give an image to the least busy thread. `bytes` is handed over and must not be used again. `signal` drops the task
   *  if it has not begun. @throws ImageError | InferenceThreadError | Error, or the signal's reason */
  submit(
    task: { kind: ImageTaskKind; bytes: Uint8Array<ArrayBuffer>; shown?: Shown },
    signal?: AbortSignal,
  ): Promise<Outputs>;
  /** Have the first `nThreads` threads run batches of this size, all at once, for this long.
   *  @returns how each did. @throws InferenceThreadError */
  trial(nThreads: number, way: { batchSize: number; durationMs: number }): Promise<ThreadTrial[]>;
  /** From now on: only the first `nThreads` threads, in batches of this size. The other threads end. */
  settle(way: { nThreads: number; batchSize: number }): void;
  close(): Promise<void>;
};

/** Start `nThreads` inference threads, each with a session of its own.
 *  @throws WeightsError, or what kept a session from opening */
export async function openPool(settings: Omit<EmbedWorkerData, "guard">, nThreads: number): Promise<InferencePool> {
  let nextId = 0;
  let failure: Error | null = null;
  const threads: Thread[] = [];

  const fail = (error: Error) => {
    failure ??= error;
    for (const { worker, guard, waiting, trials } of threads) {
      stopNative(guard);
      for (const { reject } of [...waiting.values(), ...trials.values()]) reject(failure);
      waiting.clear();
      trials.clear();
      worker.postMessage({ kind: "close" } satisfies EmbedRequest);
    }
  };

  const endIfIdle = ({ retired, waiting, worker }: Thread) => {
    if (retired && waiting.size === 0) worker.postMessage({ kind: "close" } satisfies EmbedRequest);
  };

  const start = () =>
    new Promise<EmbedWorkerReady>((resolve, reject) => {
      // The flags of whoever started the process (--input-type, a debugger's) are not meant for these threads.
      const guard = createNativeGuard();
      const workerData: EmbedWorkerData = { ...settings, guard };
      const options = { workerData, execArgv: [] };
      const worker = new Worker(new URL("./embed-worker.js", import.meta.url), options);
      const waiting: Thread["waiting"] = new Map();
      const trials: Thread["trials"] = new Map();
      const ended = new Promise<void>((settle) => worker.once("exit", () => settle()));
      let isReady = false;
      const thread: Thread = { worker, guard, waiting, trials, retired: false, ended };
      threads.push(thread);
      const end = (error: Error) => {
        fail(error);
        reject(error);
      };
      worker.on("message", (message: EmbedReply) => {
        if (message.kind === "ready") {
          isReady = true;
          resolve(message.ready);
        } else if (message.kind === "broken") {
          const cause = unpackError(message.error);
          end(isReady ? new InferenceThreadError(`inference failed: ${cause.message}`, { cause }) : cause);
        } else if (message.kind === "tried") {
          trials.get(message.id)?.resolve(message.trial);
          trials.delete(message.id);
        } else {
          const task = waiting.get(message.id);
          waiting.delete(message.id);
          if (message.kind === "done") task?.resolve(message.outputs);
          else task?.reject(unpackError(message.error));
          endIfIdle(thread);
        }
      });
      worker.on("error", (cause) =>
        end(new InferenceThreadError(`an inference thread failed: ${String(cause)}`, { cause })),
      );
      worker.on("exit", (code) => {
        if (!thread.retired)
          end(new InferenceThreadError(`an inference thread ended unexpectedly (exit code ${code})`));
      });
    });

  const beforeExit = () => {
    for (const { guard } of threads) stopNative(guard);
    for (const { guard } of threads) waitForNative(guard);
  };
  process.on("exit", beforeExit);

  const close = async () => {
    fail(new InferenceThreadError("the embedder is closed"));
    await Promise.all(threads.map(({ ended }) => ended));
    process.off("exit", beforeExit);
  };

  const readies = await Promise.allSettled(Array.from({ length: nThreads }, start));
  const refused = readies.find((result) => result.status === "rejected");
  if (refused) {
    await close();
    throw failure ?? refused.reason;
  }
  const [ready, ...others] = readies.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  if (others.some(({ weightsSha256 }) => weightsSha256 !== ready.weightsSha256)) {
    await close();
    throw new Error("the weights file changed while it was being read");
  }

  return {
    ready,
    close,
    submit({ kind, bytes, shown }, signal) {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        if (signal?.aborted) return reject(signal.reason);
        const id = nextId++;
        const working = threads.filter(({ retired }) => !retired);
        const thread = working.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
        const { worker, waiting } = thread;
        const drop = () => {
          waiting.delete(id);
          worker.postMessage({ kind: "drop", ids: [id] } satisfies EmbedRequest);
          endIfIdle(thread);
          reject(signal?.reason);
        };
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener("abort", drop);
            then(value);
          };
        signal?.addEventListener("abort", drop, { once: true });
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        worker.postMessage({ kind, id, bytes, shown } satisfies EmbedRequest, [bytes.buffer]);
      });
    },
    trial(nTrying, way) {
      const ask = ({ worker, trials }: Thread) =>
        new Promise<ThreadTrial>((resolve, reject) => {
          if (failure) return reject(failure);
          const id = nextId++;
          trials.set(id, { resolve, reject });
          worker.postMessage({ kind: "trial", id, ...way } satisfies EmbedRequest);
        });
      return Promise.all(threads.slice(0, nTrying).map(ask));
    },
    settle({ nThreads: kept, batchSize }) {
      for (const [i, thread] of threads.entries()) {
        thread.worker.postMessage({ kind: "batch", batchSize } satisfies EmbedRequest);
        if (i < kept) continue;
        thread.retired = true;
        endIfIdle(thread);
      }
    },
  };
}
