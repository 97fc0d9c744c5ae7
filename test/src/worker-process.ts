import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { CLI } from "./workspace.ts";

export type WorkerProcess = {
  /** The name that it claims under. */
  name: string;
  signal(name: NodeJS.Signals): void;
  /** End it as if the machine had. */
  kill(): Promise<void>;
  /** End it in good order; its exit code. */
  stop(): Promise<number | null>;
  output(): string;
};

/** Start `brainscan worker` and wait until it says that it works. */
export async function startWorker(env: Record<string, string>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [CLI, "worker"], {
    env: { ...process.env, LANG: "en", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = once(child, "close");
  const name = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = output.match(/Working as (\S+),/);
      if (found) resolve(found[1]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("close", (code) => reject(new Error(`the worker ended with ${code} before it worked:\n${output}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    // One that is stopped hears of no other signal.
    child.kill("SIGCONT");
    child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  return {
    name,
    signal: (signal) => void child.kill(signal),
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    output: () => output,
  };
}
