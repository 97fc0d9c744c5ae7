import { parentPort, workerData } from "node:worker_threads";
import { holdNativeGuard } from "@brainscan/ml/onnx/compute-graph";
import { UserProblem } from "../messages/user-problem.ts";
import { type ScienceMessage, type ScienceThreadData, scienceTasks } from "./science-tasks.ts";

// What run-science sends.
const { task, input, guard } = workerData as ScienceThreadData;
holdNativeGuard(guard);
const tell = (message: ScienceMessage) => parentPort?.postMessage(message);

try {
  const output = await scienceTasks[task](input as never, (done, total) => tell({ type: "progress", done, total }));
  tell({ type: "result", output });
} catch (error) {
  tell(error instanceof UserProblem ? { type: "problem", notice: error.notice } : { type: "failure", error });
}
