import { spawn } from "node:child_process";

const OUTPUT_MAX = 20_000;

/** Run a program to its end; its exit code and the last of what it said. Never throws: a program that is not there exits with 127. */
export function run(command, args, { cwd, env = {}, timeoutMs = 600_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-OUTPUT_MAX);
      });
    child.on("error", (cause) => {
      clearTimeout(timer);
      resolve({ code: 127, output: cause.message });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** The last lines of a program's output, for a report of one paragraph. */
export function lastLines(output, count = 6) {
  return output.trim().split("\n").slice(-count).join(" | ");
}
