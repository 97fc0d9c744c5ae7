import { Worker } from "node:worker_threads";
import { createNativeGuard, type NativeGuard, stopNative, waitForNative } from "../onnx/native-guard.ts";
import type { TensorValue } from "../onnx/session.ts";
import {
  type EmbedReply,
  type EmbedRequest,
  type EmbedWorkerData,
  type EmbedWorkerReady,
  type Shown,
  unpackError,
} from "./embed-messages.ts";

/** An inference thread died: nothing about the image it was working on, and nothing that another image would survive. */
export class InferenceThreadError extends Error {
  override readonly name = "InferenceThreadError";
}

type Outputs = Record<string, TensorValue>;
type Waiting = { resolve(outputs: Outputs): void; reject(error: Error): void };
type Thread = { worker: Worker; guard: NativeGuard; waiting: Map<number, Waiting>; ended: Promise<void> };

export type InferencePool = {
  ready: EmbedWorkerReady;
  /** Give an image to the least busy thread. `bytes` is handed over and must not be used again. `signal` drops the task
   *  if it has not begun. @throws ImageError | InferenceThreadError | Error, or the signal's reason */
  submit(
    task: { kind: "pooled" | "maps"; bytes: Uint8Array<ArrayBuffer>; shown?: Shown },
    signal?: AbortSignal,
  ): Promise<Outputs>;
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
    for (const { worker, guard, waiting } of threads) {
      stopNative(guard);
      for (const { reject } of waiting.values()) reject(failure);
      waiting.clear();
      worker.postMessage({ kind: "close" } satisfies EmbedRequest);
    }
  };

  const start = () =>
    new Promise<EmbedWorkerReady>((resolve, reject) => {
      // The flags of whoever started the process (--input-type, a debugger's) are not meant for these threads.
      const guard = createNativeGuard();
      const workerData: EmbedWorkerData = { ...settings, guard };
      const options = { workerData, execArgv: [] };
      const worker = new Worker(new URL("./embed-worker.js", import.meta.url), options);
      const waiting: Thread["waiting"] = new Map();
      const ended = new Promise<void>((settle) => worker.once("exit", () => settle()));
      let isReady = false;
      threads.push({ worker, guard, waiting, ended });
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
        } else {
          const task = waiting.get(message.id);
          waiting.delete(message.id);
          if (message.kind === "done") task?.resolve(message.outputs);
          else task?.reject(unpackError(message.error));
        }
      });
      worker.on("error", (cause) =>
        end(new InferenceThreadError(`an inference thread failed: ${String(cause)}`, { cause })),
      );
      worker.on("exit", (code) =>
        end(new InferenceThreadError(`an inference thread ended unexpectedly (exit code ${code})`)),
      );
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
        const { worker, waiting } = threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
        const drop = () => {
          waiting.delete(id);
          worker.postMessage({ kind: "drop", ids: [id] } satisfies EmbedRequest);
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
  };
}
