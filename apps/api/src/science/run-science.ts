import { Worker } from "node:worker_threads";
import { createNativeGuard, leaveNative, stopNative, waitForNative } from "@brainscan/ml/onnx/native-guard";
import { UserProblem } from "../messages/user-problem.ts";
import type { ScienceInput, ScienceMessage, ScienceOutput, ScienceTask, ScienceThreadData } from "./science-tasks.ts";

export type ScienceTools = { signal: AbortSignal; onProgress?: (done: number, total: number) => void };

/** Run one computation in a thread of its own, so that the API keeps answering. Aborting settles at once; the
 *  thread ends as soon as it has left ONNX Runtime, which a thread must not be torn out of.
 *  @throws the computation's own error; the signal's reason when aborted */
export function runScience<Task extends ScienceTask>(
  task: Task,
  input: ScienceInput<Task>,
  tools: ScienceTools,
): Promise<ScienceOutput<Task>> {
  const { signal, onProgress } = tools;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const guard = createNativeGuard();
    const workerData: ScienceThreadData = { task, input, guard };
    const worker = new Worker(new URL("./science-thread.js", import.meta.url), { workerData });
    const settle = (finish: () => void) => {
      signal.removeEventListener("abort", abort);
      finish();
    };
    const abort = () => {
      settle(() => reject(signal.reason));
      void leaveNative(guard).then(() => worker.terminate());
    };
    const beforeExit = () => {
      stopNative(guard);
      waitForNative(guard);
    };
    process.on("exit", beforeExit);
    worker.on("exit", () => process.off("exit", beforeExit));
    signal.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: ScienceMessage) => {
      if (message.type === "progress") onProgress?.(message.done, message.total);
      else if (message.type === "failure") settle(() => reject(message.error));
      else if (message.type === "problem") settle(() => reject(new UserProblem(message.notice)));
      // The task's name ties the message to its type.
      else settle(() => resolve(message.output as ScienceOutput<Task>));
    });
    worker.on("error", (error) => settle(() => reject(error)));
    worker.on("exit", (code) => settle(() => reject(new Error(`the thread of ${task} ended with code ${code}`))));
  });
}
