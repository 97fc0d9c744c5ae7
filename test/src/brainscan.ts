import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { CLI } from "./workspace.ts";

export type Finished = { code: number | null; stdout: string; stderr: string };

type Options = {
  env?: Record<string, string>;
  /** What it reads on standard input; nothing when absent. */
  input?: string;
  onSpawn?: (child: ChildProcess) => void;
};

/** PGlite's code is run as it comes, not optimised while it runs: half of the work of processes that live for seconds. */
const V8_FLAGS = ["--liftoff-only"];

function start(args: string[], env: Record<string, string> = {}, stdin: "ignore" | "pipe" = "ignore"): ChildProcess {
  return spawn(process.execPath, [...V8_FLAGS, CLI, ...args], {
    env: { ...process.env, LANG: "en", ...env },
    stdio: [stdin, "pipe", "pipe"],
  });
}

/** Run a command of the product to its end. */
export async function brainscan(args: string[], { env, input, onSpawn }: Options = {}): Promise<Finished> {
  const child = start(args, env, input === undefined ? "ignore" : "pipe");
  child.stdin?.end(input);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  onSpawn?.(child);
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

export type Serving = {
  address: string;
  pid: number;
  output(): string;
  /** End it with a signal and wait; the exit code, or null when the signal itself ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Start `brainscan serve` and wait until it says where it answers. */
export async function serve(dataDir: string, args: string[] = [], env: Record<string, string> = {}): Promise<Serving> {
  const child = start(["serve", "--port", "0", ...args], { BRAINSCAN_DATA_DIR: dataDir, ...env });
  let output = "";
  const exited = once(child, "close");
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = output.match(/http:\/\/localhost:\d+/);
      if (found) resolve(found[0]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("close", (code) => reject(new Error(`serve ended with ${code} before it answered:\n${output}`)));
  });
  return {
    address,
    pid: child.pid ?? 0,
    output: () => output,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

export async function query<Data>(address: string, document: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map((error) => error.message).join("; "));
  return data;
}

/** Ask again until the answer satisfies, or fail with the last one. */
export async function until<Value>(
  read: () => Promise<Value>,
  satisfied: (value: Value) => boolean,
  timeoutMs = 120_000,
): Promise<Value> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (satisfied(value)) return value;
    if (Date.now() > deadline) throw new Error(`still waiting after ${timeoutMs} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
