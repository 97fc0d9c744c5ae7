import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { CLI } from "../src/workspace.ts";
import type { Moment } from "./moments.ts";
import { type Phase, phaseOfLine } from "./phases.ts";

export type Started = {
  child: ChildProcess;
  startedAt: number;
  /** Phases as they were told, with the time since the start. */
  told: { phase: Phase; atMs: number }[];
  output(): string;
  /** Resolves with the exit code, or null where a signal ended it. */
  ended: Promise<number | null>;
};

/** Start a command of the product, and follow what it says. */
export function start(args: string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, ["--liftoff-only", CLI, ...args], {
    env: { ...process.env, LANG: "en", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const startedAt = performance.now();
  const told: Started["told"] = [];
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      const phase = phaseOfLine(line);
      if (phase && told.at(-1)?.phase !== phase) told.push({ phase, atMs: performance.now() - startedAt });
    });
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, startedAt, told, output: () => lines.join("\n"), ended };
}

/** Kill a process at a moment of its work, unless it ends before.
 *  @returns true when it was killed */
export async function killAt(process: Started, { phase, afterMs }: Moment): Promise<boolean> {
  let over = false;
  void process.ended.then(() => {
    over = true;
  });
  while (phase !== "start" && !over && !process.told.some((one) => one.phase === phase)) await delay(5);
  await Promise.race([delay(afterMs), process.ended]);
  if (over) return false;
  process.child.kill("SIGKILL");
  return (await process.ended) === null;
}
