import { Worker } from "node:worker_threads";
import { UnusableFile } from "../import/source.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { limitConcurrency } from "../storage/limit-concurrency.ts";
import { PARSE_LIMITS, type ParseLimits } from "./parse-limits.ts";
import type { ParseMessage, ParseRequest } from "./parse-messages.ts";
import type { ParseInput, ParseOutput, ParseTask } from "./parse-tasks.ts";

/** Threads run what was built, from the sources of a test too. */
const THREAD = new URL("../../dist/parsing/parsing-thread.js", import.meta.url);

/** Files read at once: each may take as much memory as its limit. */
const inTurn = limitConcurrency(2);

export type ParseOptions = {
  /** What messages call the file. */
  name: string;
  limits?: ParseLimits;
  signal?: AbortSignal;
  onProgress?(n: number): void;
};

/** Read bytes from outside in a thread of its own, which ends with them: whatever they do to it, this process goes on.
 *  @throws UserProblem PARSING_MEMORY or PARSING_TIME naming the file; UserProblem or UnusableFile as the task does; the signal's
 *    reason when aborted */
export function parse<Task extends ParseTask>(
  task: Task,
  input: ParseInput<Task>,
  options: ParseOptions,
): Promise<ParseOutput<Task>> {
  return inTurn(() => parseNow(task, input, options));
}

function parseNow<Task extends ParseTask>(
  task: Task,
  input: ParseInput<Task>,
  { name: given, limits = PARSE_LIMITS[task], signal, onProgress }: ParseOptions,
): Promise<ParseOutput<Task>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    let name = given;
    const worker = new Worker(THREAD, {
      workerData: { task, input } satisfies ParseRequest,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 },
      // What a reader writes to the console is nobody's.
      stdout: true,
      stderr: true,
    });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      worker.removeAllListeners();
      // A last error of a thread that is being ended must not end the process.
      worker.on("error", () => undefined);
      void worker.terminate().then(finish);
    };
    const abort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(
      () => settle(() => reject(userProblem("PARSING_TIME", { name, seconds: limits.seconds }))),
      limits.seconds * 1000,
    );
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: ParseMessage) => {
      if (message.type === "reading") name = message.name;
      else if (message.type === "progress") onProgress?.(message.n);
      // The task's name ties the message to its type.
      else if (message.type === "result") settle(() => resolve(message.output as ParseOutput<Task>));
      else settle(() => reject(errorOf(message)));
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfMemory(name, limits) : error)),
    );
    worker.on("exit", (code) => settle(() => reject(new Error(`the thread that read ${name} ended with ${code}`))));
  });
}

function outOfMemory(name: string, { heapMb }: ParseLimits): UserProblem {
  return userProblem("PARSING_MEMORY", { name, bytes: heapMb * 1024 ** 2 });
}

function errorOf(message: Exclude<ParseMessage, { type: "reading" | "progress" | "result" }>): unknown {
  switch (message.type) {
    case "problem":
      return new UserProblem(message.notice, { field: message.field });
    case "unusable": {
      const { code, path = "", params } = message.notice;
      return new UnusableFile(code, path, params);
    }
    case "failure":
      // A copy between threads keeps an error's words and loses its code.
      if (message.error instanceof Error && message.code !== undefined)
        Object.assign(message.error, { code: message.code });
      return message.error;
  }
}
