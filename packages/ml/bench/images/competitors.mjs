import { spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { openEmbedder } from "@brainscan/ml/backbone/embedder";

/** The product: from files to features. Each competitor's `run` resolves to seconds for the whole list. */
export async function openProduct(weightsPath, paths) {
  const embedder = await openEmbedder({ weightsPath, provider: "cpu" });
  const items = paths.map((path) => ({ key: path, read: () => readFile(path) }));
  let first = null;
  return {
    name: `end to end (${embedder.execution.threads} threads, ${embedder.execution.device})`,
    execution: embedder.execution,
    async run() {
      const start = performance.now();
      await embedder.embed(items, {
        onResult: (_, { avgpool }) => {
          first ??= avgpool;
        },
        onFailure: (path, error) => {
          throw new Error(`${path}: ${error.message}`, { cause: error });
        },
      });
      return (performance.now() - start) / 1000;
    },
    first: () => first,
    close: () => embedder.close(),
  };
}

/** Inference alone, on as many threads as the product uses. */
export async function openPure(weightsPath, paths, threads) {
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL("./pure-worker.mjs", import.meta.url), { workerData: { weightsPath, imagePath: paths[0] } }),
  );
  const answers = () => Promise.all(workers.map((worker) => new Promise((resolve) => worker.once("message", resolve))));
  await answers();
  return {
    name: "inference alone",
    async run() {
      const start = performance.now();
      const done = answers();
      for (const [i, worker] of workers.entries())
        worker.postMessage(Math.floor(paths.length / threads) + (i < paths.length % threads ? 1 : 0));
      await done;
      return (performance.now() - start) / 1000;
    },
    async close() {
      for (const worker of workers) worker.postMessage(0);
    },
  };
}

/** torch and torchvision in the first Python that has them; null where none does. */
export async function openNotebook(weightsPath, listPath) {
  const python = ["python3", "/usr/bin/python3"].find(
    (command) => spawnSync(command, ["-c", "import torch, torchvision, PIL"], { stdio: "ignore" }).status === 0,
  );
  if (!python) return null;
  const script = fileURLToPath(new URL("./notebook_loop.py", import.meta.url));
  const child = spawn(python, [script, weightsPath, listPath], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the Python loop ended before it answered");
    return value;
  };
  const first = (await next()).split(" ").map(Number);
  return {
    name: `notebook loop (${await next()})`,
    async run() {
      child.stdin.write("go\n");
      return Number(await next());
    },
    first: () => first,
    close: async () => child.stdin.end(),
  };
}
