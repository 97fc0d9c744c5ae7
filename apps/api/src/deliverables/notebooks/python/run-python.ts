import { spawn } from "node:child_process";

export type PythonRun = { code: number | null; stdout: string; stderr: string };

type Params = { cwd: string; input?: string; timeoutMs: number; signal: AbortSignal };

/** Run a program to its end. A program that is not there, or takes too long, ends with code null and says so in stderr.
 *  @throws the signal's reason when aborted */
export function runPython(command: string, args: readonly string[], params: Params): Promise<PythonRun> {
  const { cwd, input = "", timeoutMs, signal } = params;
  return new Promise((done, fail) => {
    if (signal.aborted) return fail(signal.reason);
    const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      finish();
    };
    const end = (code: number | null, problem = "") =>
      settle(() => {
        const [stdout, stderr] = [out, err].map((chunks) => Buffer.concat(chunks).toString("utf8"));
        done({ code, stdout, stderr: stderr + problem });
      });
    const abort = () => {
      child.kill();
      settle(() => fail(signal.reason));
    };
    const timer = setTimeout(() => {
      child.kill();
      end(null, `no end after ${timeoutMs / 1000} s`);
    }, timeoutMs);
    signal.addEventListener("abort", abort, { once: true });
    child.on("error", (error) => end(null, error.message));
    child.on("close", (code) => end(code));
    // A program that ends before it has read all says so by its code.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
