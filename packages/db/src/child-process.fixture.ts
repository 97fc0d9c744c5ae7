import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { packageRoot } from "./package-root.ts";

export type ScriptRun = {
  child: ChildProcess;
  /** The next line that the script prints; undefined once it has ended. */
  nextLine: () => Promise<string | undefined>;
  /** Resolves when the script has ended. */
  ended: Promise<void>;
};

/**
 * Run a module in a process of its own; it imports the built package by its name.
 * @param prefix shell text before the command, to set limits
 */
export function runScript(script: string, parameters: string[], prefix = ""): ScriptRun {
  const node = [process.execPath, "--input-type=module", "--eval", script, ...parameters];
  const [command, ...rest] = prefix ? ["sh", "-c", `${prefix}; exec "$@"`, "sh", ...node] : node;
  const child = spawn(command, rest, { cwd: fileURLToPath(packageRoot), stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    nextLine: async () => (await lines.next()).value,
    ended: once(child, "exit").then(() => undefined),
  };
}

/** Every line that a script prints until it ends. */
export async function outputOf({ nextLine }: ScriptRun): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await nextLine(); line !== undefined; line = await nextLine()) lines.push(line);
  return lines;
}
