import { Worker } from "node:worker_threads";
import { UserProblem } from "../messages/user-problem.ts";
import type { ScienceInput, ScienceMessage, ScienceOutput, ScienceTask } from "./science-tasks.ts";

export type ScienceTools = { signal: AbortSignal; onProgress?: (done: number, total: number) => void };

/** Run one computation in a thread of its own, so that the API keeps answering. Aborting ends the thread at once.
 *  @throws the computation's own error; the signal's reason when aborted */
export function runScience<Task extends ScienceTask>(
  task: Task,
  input: ScienceInput<Task>,
  tools: ScienceTools,
): Promise<ScienceOutput<Task>> {
  const { signal, onProgress } = tools;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const worker = new Worker(new URL("./science-thread.js", import.meta.url), { workerData: { task, input } });
    const settle = (finish: () => void) => {
      signal.removeEventListener("abort", abort);
      finish();
    };
    const abort = () => {
      settle(() => reject(signal.reason));
      void worker.terminate();
    };
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
