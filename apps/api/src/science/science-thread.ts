import { parentPort, workerData } from "node:worker_threads";
import { holdNativeGuard } from "@brainscan/ml/onnx/compute-graph";
import { UserProblem } from "../messages/user-problem.ts";
import { type ScienceMessage, type ScienceRequest, type ScienceThreadData, scienceTasks } from "./science-tasks.ts";

if (!parentPort) throw new Error("science-thread runs only as a worker thread");
const port = parentPort;
const tell = (message: ScienceMessage) => port.postMessage(message);

// What science-threads starts a thread with, and run-science sends.
const { guard } = workerData as ScienceThreadData;
holdNativeGuard(guard);

port.on("message", async ({ task, input }: ScienceRequest) => {
  try {
    const onProgress = (done: number, total: number) => tell({ type: "progress", done, total });
    const output = await scienceTasks[task](input as never, onProgress, (part) => tell({ type: "part", part }));
    tell({ type: "result", output });
  } catch (error) {
    tell(error instanceof UserProblem ? { type: "problem", notice: error.notice } : { type: "failure", error });
  }
});
