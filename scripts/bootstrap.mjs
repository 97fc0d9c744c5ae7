// The one door for `npm start`, `npm test` and the rest on a machine with only Node and npm.
// Whatever needs pnpm or turbo runs inside one `npx`, which puts pnpm on PATH; a tree already built skips that.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFingerprint } from "./source-fingerprint.mjs";

const root = join(import.meta.dirname, "..");
const stampFile = join(root, "node_modules", ".brainscan-built");
const cli = join(root, "apps", "api", "dist", "cli", "main.js");

/** Tasks that turbo runs, by command; the others only need the build. */
const CHECKS = {
  test: ["build", "typecheck", "test"],
  "test:parity": ["test:parity", "--filter=@brainscan/ml"],
  "test:e2e": ["test:e2e", "--filter=@brainscan/test"],
};

/** Tests that take long, by command, with their configuration in `test/`. */
const LONG_TESTS = {
  "test:faults": "vitest.faults.config.ts",
  "test:hostile": "vitest.hostile.config.ts",
};

function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
      ...options,
    });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** Install and run turbo tasks. stdout stays free for the command's own output. */
function withPnpm(tasks) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const args = ["--yes", "--package", packageManager, "--", "node", "scripts/prepare.mjs", ...tasks];
  return run("npx", args, { stdio: ["inherit", 2, 2] });
}

function builtFingerprint() {
  try {
    return readFileSync(stampFile, "utf8");
  } catch (cause) {
    if (cause.code === "ENOENT") return null;
    throw cause;
  }
}

async function build() {
  const fingerprint = sourceFingerprint(root);
  if (builtFingerprint() === fingerprint) return;
  const code = await withPnpm(["build"]);
  if (code !== 0) process.exit(code);
  writeFileSync(stampFile, fingerprint);
}

async function main([command, ...args]) {
  if (command in CHECKS) return withPnpm(command === "test" ? ["--lint", ...CHECKS.test] : CHECKS[command]);
  await build();
  if (command in LONG_TESTS)
    return run(join("node_modules", ".bin", "vitest"), ["run", "--config", LONG_TESTS[command], ...args], {
      cwd: join(root, "test"),
    });
  if (command === "test:load") return run("node", [join("test", "load", "main.mjs"), ...args]);
  if (command === "rehearsal") return run("node", [join("test", "rehearsal", "main.mjs"), ...args]);
  if (command === "bench") return run("node", [join("scripts", "bench.mjs"), ...args]);
  if (command === "check:deliverables") return run("node", [join("scripts", "check-deliverables.mjs"), ...args]);
  // The command line reads paths as the user wrote them: relative to where npm was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run("node", [cli, ...(command === "start" ? ["serve"] : []), ...args], { cwd });
}

process.exitCode = await main(process.argv.slice(2));
