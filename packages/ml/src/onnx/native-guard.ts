import { setTimeout as delay } from "node:timers/promises";

/** Shared memory between a thread that runs ONNX Runtime and the one that may end it.
 *  ONNX Runtime's binding aborts the whole process when its thread is terminated inside a native call (measured with
 *  onnxruntime-node 1.30: worker.terminate() or process.exit() during a run, exit code 134 in most trials). So a thread
 *  is never terminated: it is asked to stop, and at the process's own exit it is waited for, which takes one run at most. */
export type NativeGuard = Int32Array<SharedArrayBuffer>;

const STOPPED = 0;
const INSIDE = 1;
const WAIT_MS_MAX = 30_000;
const POLL_MS = 5;

export function createNativeGuard(): NativeGuard {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** In the working thread: make a native call unless the guard has been stopped. @returns null when it has */
export async function callNative<T>(guard: NativeGuard, call: () => Promise<T>): Promise<T | null> {
  Atomics.store(guard, INSIDE, 1);
  try {
    return Atomics.load(guard, STOPPED) === 1 ? null : await call();
  } finally {
    Atomics.store(guard, INSIDE, 0);
    Atomics.notify(guard, INSIDE);
  }
}

/** From another thread: let no further native call begin. */
export function stopNative(guard: NativeGuard): void {
  Atomics.store(guard, STOPPED, 1);
}

/** From another thread: let no further native call begin, and resolve once the one under way has returned; the thread
 *  can then be terminated. */
export async function leaveNative(guard: NativeGuard): Promise<void> {
  stopNative(guard);
  while (Atomics.load(guard, INSIDE) === 1) await delay(POLL_MS);
}

/** From another thread, once stopped: block until the native call under way has returned. For the exit of a process,
 *  where nothing can be awaited any more. */
export function waitForNative(guard: NativeGuard): void {
  if (Atomics.load(guard, INSIDE) === 1) Atomics.wait(guard, INSIDE, 1, WAIT_MS_MAX);
}
