import { Worker } from "node:worker_threads";
import {
  createNativeGuard,
  leaveNative,
  type NativeGuard,
  stopNative,
  waitForNative,
} from "@brainscan/ml/onnx/native-guard";
import type { ScienceThreadData } from "./science-tasks.ts";

export type ScienceThread = { worker: Worker; guard: NativeGuard };

/** A thread takes half a second to load the science, and its graphs as long to open: the next computation of a study
 *  finds them ready. Its memory is given back soon after the last. */
const KEPT_MS = 10_000;

let kept: { thread: ScienceThread; timer: NodeJS.Timeout } | null = null;

/** The thread that was kept, or a new one. It is the caller's until keepThread or endThread. */
export function takeThread(): ScienceThread {
  if (!kept) return startThread();
  const { thread, timer } = kept;
  kept = null;
  clearTimeout(timer);
  thread.worker.ref();
  return thread;
}

/** Have a thread that has answered wait for the next computation; it keeps no process alive. */
export function keepThread(thread: ScienceThread): void {
  if (kept) {
    endThread(thread);
    return;
  }
  thread.worker.unref();
  const timer = setTimeout(() => {
    kept = null;
    endThread(thread);
  }, KEPT_MS).unref();
  kept = { thread, timer };
}

/** End a thread as soon as it has left ONNX Runtime, which a thread must not be torn out of. */
export function endThread({ worker, guard }: ScienceThread): void {
  void leaveNative(guard).then(() => worker.terminate());
}

function startThread(): ScienceThread {
  const guard = createNativeGuard();
  const workerData: ScienceThreadData = { guard };
  const worker = new Worker(new URL("./science-thread.js", import.meta.url), { workerData });
  const beforeExit = () => {
    stopNative(guard);
    waitForNative(guard);
  };
  process.on("exit", beforeExit);
  // Whoever runs a computation hears of its error; between two, the exit that follows says enough.
  worker.on("error", () => undefined);
  worker.once("exit", () => {
    process.off("exit", beforeExit);
    if (kept?.thread.worker !== worker) return;
    clearTimeout(kept.timer);
    kept = null;
  });
  return { worker, guard };
}
