import { UserProblem } from "../messages/user-problem.ts";
import type { ScienceInput, ScienceMessage, ScienceOutput, ScienceRequest, ScienceTask } from "./science-tasks.ts";
import { endThread, keepThread, takeThread } from "./science-threads.ts";

export type ScienceTools = {
  signal: AbortSignal;
  onProgress?: (done: number, total: number) => void;
  /** Told what the task finishes on its way, to keep it. */
  onPart?: (part: unknown) => void;
};

/** Run one computation in a thread of its own, so that the API keeps answering. Aborting settles at once and ends the
 *  thread.
 *  @throws the computation's own error; the signal's reason when aborted */
export function runScience<Task extends ScienceTask>(
  task: Task,
  input: ScienceInput<Task>,
  tools: ScienceTools,
): Promise<ScienceOutput<Task>> {
  const { signal, onProgress, onPart } = tools;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const thread = takeThread();
    const { worker } = thread;
    const settle = (finish: () => void) => {
      signal.removeEventListener("abort", abort);
      worker.off("message", hear).off("error", fail).off("exit", end);
      finish();
    };
    const answer = (finish: () => void) => {
      keepThread(thread);
      settle(finish);
    };
    const abort = () => {
      endThread(thread);
      settle(() => reject(signal.reason));
    };
    const hear = (message: ScienceMessage) => {
      if (message.type === "progress") onProgress?.(message.done, message.total);
      else if (message.type === "part") onPart?.(message.part);
      else if (message.type === "failure") answer(() => reject(message.error));
      else if (message.type === "problem") answer(() => reject(new UserProblem(message.notice)));
      // The task's name ties the message to its type.
      else answer(() => resolve(message.output as ScienceOutput<Task>));
    };
    const fail = (error: Error) => settle(() => reject(error));
    const end = (code: number) => fail(new Error(`the thread of ${task} ended with code ${code}`));
    signal.addEventListener("abort", abort, { once: true });
    worker.on("message", hear).on("error", fail).on("exit", end);
    worker.postMessage({ task, input } satisfies ScienceRequest);
  });
}
