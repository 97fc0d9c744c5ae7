import { Worker } from "node:worker_threads";
import { unpackError } from "../../backbone/embed-messages.ts";
import type { CopyView } from "../copies/copy-views.ts";
import type { MeasuredImage, MeasureReply, MeasureRequest } from "./measure-messages.ts";

/** A measuring thread died: nothing about the image it was working on, and nothing that another image would survive. */
export class MeasuringThreadError extends Error {
  override readonly name = "MeasuringThreadError";
}

type Waiting = { resolve(measured: MeasuredImage): void; reject(error: Error): void };

export type MeasurePool = {
  /** Give an image to the least busy thread. `bytes` is handed over and must not be used again.
   *  @throws ImageError | MeasuringThreadError | Error, or the signal's reason */
  submit(bytes: Uint8Array<ArrayBuffer>, view: CopyView | undefined, signal: AbortSignal): Promise<MeasuredImage>;
  close(): Promise<void>;
};

/** Start the threads. They hold no native session, so that nothing has to be waited for when the process leaves. */
export function openMeasurePool(nThreads: number): MeasurePool {
  let nextId = 0;
  let failure: Error | null = null;

  const threads = Array.from({ length: nThreads }, () => {
    // The flags of whoever started the process (--input-type, a debugger's) are not meant for these threads.
    const worker = new Worker(new URL("./measure-worker.js", import.meta.url), { execArgv: [] });
    const waiting = new Map<number, Waiting>();
    worker.on("message", (message: MeasureReply) => {
      const task = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "done") task?.resolve(message.measured);
      else task?.reject(unpackError(message.error));
    });
    worker.on("error", (cause) =>
      fail(new MeasuringThreadError(`a measuring thread failed: ${String(cause)}`, { cause })),
    );
    const ended = new Promise<void>((settle) =>
      worker.once("exit", (code) => {
        fail(new MeasuringThreadError(`a measuring thread ended unexpectedly (exit code ${code})`));
        settle();
      }),
    );
    return { worker, waiting, ended };
  });

  function fail(error: Error): void {
    failure ??= error;
    for (const { worker, waiting } of threads) {
      for (const { reject } of waiting.values()) reject(failure);
      waiting.clear();
      worker.postMessage({ kind: "close" } satisfies MeasureRequest);
    }
  }

  return {
    async close() {
      fail(new MeasuringThreadError("the measurer is closed"));
      await Promise.all(threads.map(({ ended }) => ended));
    },
    submit(bytes, view, signal) {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        if (signal.aborted) return reject(signal.reason);
        const id = nextId++;
        const { worker, waiting } = threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
        const drop = () => {
          waiting.delete(id);
          worker.postMessage({ kind: "drop", id } satisfies MeasureRequest);
          reject(signal.reason);
        };
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            signal.removeEventListener("abort", drop);
            then(value);
          };
        signal.addEventListener("abort", drop, { once: true });
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        worker.postMessage({ kind: "measure", id, bytes, view } satisfies MeasureRequest, [bytes.buffer]);
      });
    },
  };
}
