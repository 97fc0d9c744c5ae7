// Workers as processes, with the most that each ever held in memory.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const WORKER = fileURLToPath(new URL("./worker.mjs", import.meta.url));

/** Peak of resident memory of a process that runs, bytes; null once it has ended. */
export function peakBytes(pid) {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch (problem) {
    if (problem.code === "ENOENT" || problem.code === "ESRCH") return null;
    throw problem;
  }
}

export async function startWorker({ name, dataDir, databaseUrl, silentMs }) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, SILENT_MS: String(silentMs), LANG: "en" };
  const child = fork(WORKER, [dataDir], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-10_000);
    });
  const exited = once(child, "exit");
  const id = await new Promise((resolve, reject) => {
    child.once("message", ({ ready }) => resolve(ready));
    child.once("exit", (code) =>
      reject(new Error(`the worker ${name} ended with ${code} before it was ready:\n${output}`)),
    );
  });
  let peak = 0;
  return {
    ...{ name, id, pid: child.pid },
    output: () => output,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    look() {
      peak = Math.max(peak, peakBytes(child.pid) ?? 0);
      return peak;
    },
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
