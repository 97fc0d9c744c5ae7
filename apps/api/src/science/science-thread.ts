import { parentPort, workerData } from "node:worker_threads";
import { UserProblem } from "../messages/user-problem.ts";
import { type ScienceMessage, type ScienceTask, scienceTasks } from "./science-tasks.ts";

const { task, input } = workerData as { task: ScienceTask; input: never };
const tell = (message: ScienceMessage) => parentPort?.postMessage(message);

try {
  const output = await scienceTasks[task](input, (done, total) => tell({ type: "progress", done, total }));
  tell({ type: "result", output });
} catch (error) {
  tell(error instanceof UserProblem ? { type: "problem", notice: error.notice } : { type: "failure", error });
}
