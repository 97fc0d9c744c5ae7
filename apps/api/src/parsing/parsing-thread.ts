import { parentPort, workerData } from "node:worker_threads";
import { UnusableFile } from "../import/source.ts";
import { UserProblem } from "../messages/user-problem.ts";
import type { ParseMessage, ParseRequest } from "./parse-messages.ts";
import { type ParseTools, parseTasks } from "./parse-tasks.ts";

if (!parentPort) throw new Error("parsing-thread runs only as a worker thread");
const port = parentPort;
const tell = (message: ParseMessage) => port.postMessage(message);

const tools: ParseTools = {
  reading: (name) => tell({ type: "reading", name }),
  progress: (n) => tell({ type: "progress", n }),
};

function messageOf(error: unknown): ParseMessage {
  if (error instanceof UserProblem) return { type: "problem", notice: error.notice, field: error.field };
  if (error instanceof UnusableFile) return { type: "unusable", notice: error.notice };
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  return { type: "failure", error, code };
}

// What parse.ts starts a thread with.
const { task, input } = workerData as ParseRequest;
try {
  tell({ type: "result", output: await parseTasks[task](input as never, tools) });
} catch (error) {
  tell(messageOf(error));
}
