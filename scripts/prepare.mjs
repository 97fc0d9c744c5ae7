// Runs where pnpm is on PATH: installs what the lockfile names, then lints and runs turbo tasks as asked.
import { spawn } from "node:child_process";
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

async function main(args) {
  const lint = args.includes("--lint");
  const tasks = args.filter((argument) => argument !== "--lint");
  const onlyBuild = tasks.length === 1 && tasks[0] === "build";

  let code = await quietly("Installing packages", "pnpm", ["install", "--frozen-lockfile"]);
  if (code !== 0) return code;
  if (lint) code = await openly(join(bin, "biome"), ["ci", "."]);
  if (code !== 0) return code;

  const turbo = ["run", ...tasks, "--output-logs=errors-only"];
  if (onlyBuild) return quietly("Building", join(bin, "turbo"), turbo);
  return openly(join(bin, "turbo"), ["run", ...tasks, "--output-logs=new-only", "--concurrency=1"]);
}

process.exitCode = await main(process.argv.slice(2));
