// Runs where pnpm is on PATH: installs what the lockfile names, then lints and runs turbo tasks as asked.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
const shell = process.platform === "win32";

/** Run a step that is long and chatty: its output is kept, and shown only if it fails. */
function quietly(title, command, args) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    process.stdout.write(`${title} ...\n`);
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
    const beat = setInterval(() => {
      process.stdout.write(`${title} ... ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
    }, 15_000);
    child.on("error", (cause) => output.push(Buffer.from(`${cause.message}\n`)));
    child.on("close", (code) => {
      clearInterval(beat);
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      else process.stdout.write(`${title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
      resolve(code ?? 1);
    });
  });
}

function openly(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: "inherit" });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Where the time went: the seconds of each task of the last run, the longest first, from the summary that turbo leaves. */
function tellSeconds() {
  const folder = join(root, ".turbo", "runs");
  const writtenAt = (name) => statSync(join(folder, name)).mtimeMs;
  const [newest] = readdirSync(folder).sort((a, b) => writtenAt(b) - writtenAt(a));
  const { tasks } = JSON.parse(readFileSync(join(folder, newest), "utf8"));
  const told = tasks
    .filter(({ execution, cache }) => execution && cache.status !== "HIT")
    .map(({ taskId, execution }) => ({ taskId, seconds: (execution.endTime - execution.startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ taskId, seconds }) => `${taskId} ${Math.round(seconds)} s`);
  process.stdout.write(`Time: ${told.join(", ")}\n`);
}

/** Builds and type checks side by side; then test suites one after the other, each of which takes the whole machine. */
async function runTasks(tasks) {
  const flags = tasks.filter((task) => task.startsWith("--"));
  const names = tasks.filter((task) => !task.startsWith("--"));
  const phases = [
    { names: names.filter((name) => !name.startsWith("test")), concurrency: "100%" },
    { names: names.filter((name) => name.startsWith("test")), concurrency: "1" },
  ];
  for (const phase of phases) {
    if (phase.names.length === 0) continue;
    const logs = ["--output-logs=new-only", "--summarize", `--concurrency=${phase.concurrency}`];
    const code = await openly(join(bin, "turbo"), ["run", ...phase.names, ...flags, ...logs]);
    tellSeconds();
    if (code !== 0) return code;
  }
  return 0;
}

async function main(args) {
  const lint = args.includes("--lint");
  const tasks = args.filter((argument) => argument !== "--lint");
  const onlyBuild = tasks.length === 1 && tasks[0] === "build";

  let code = await quietly("Installing packages", "pnpm", ["install", "--frozen-lockfile"]);
  if (code !== 0) return code;
  if (lint) code = await openly(join(bin, "biome"), ["ci", "."]);
  if (code !== 0) return code;

  if (onlyBuild) return quietly("Building", join(bin, "turbo"), ["run", ...tasks, "--output-logs=errors-only"]);
  return runTasks(tasks);
}

process.exitCode = await main(process.argv.slice(2));
