import { availableParallelism } from "node:os";
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

/** Computations of a study that run at once. */
export const SCIENCE_THREADS = Math.min(4, availableParallelism());

const kept: { thread: ScienceThread; timer: NodeJS.Timeout }[] = [];

/** A thread that was kept, or a new one. It is the caller's until keepThread or endThread. */
export function takeThread(): ScienceThread {
  const waiting = kept.pop();
  if (!waiting) return startThread();
  const { thread, timer } = waiting;
  clearTimeout(timer);
  thread.worker.ref();
  return thread;
}

/** Have a thread that has answered wait for a next computation; it keeps no process alive. */
export function keepThread(thread: ScienceThread): void {
  if (kept.length >= SCIENCE_THREADS) {
    endThread(thread);
    return;
  }
  thread.worker.unref();
  const timer = setTimeout(() => {
    forget(thread.worker);
    endThread(thread);
  }, KEPT_MS).unref();
  kept.push({ thread, timer });
}

function forget(worker: Worker): void {
  const at = kept.findIndex(({ thread }) => thread.worker === worker);
  if (at < 0) return;
  clearTimeout(kept[at].timer);
  kept.splice(at, 1);
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
    forget(worker);
  });
  return { worker, guard };
}
