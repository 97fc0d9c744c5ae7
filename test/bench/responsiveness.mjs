// How soon the API answers a trivial query while a study runs. Usage: node bench/responsiveness.mjs [FOLDER of images];
// the demonstration set without one. Build first.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PAUSE_MS = 20;
const STATE_EVERY = 25;
const cli = fileURLToPath(new URL("../../apps/api/dist/cli/main.js", import.meta.url));
const [folder] = process.argv.slice(2);

async function ask(address, query) {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
}

/** The address that the server prints; its output goes on being read, so that it never waits for a reader. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const [address] = output.match(/http:\/\/localhost:\d+/) ?? [];
      if (address) resolve(address);
    });
    child.once("close", () => reject(new Error(`the server ended before it answered:\n${output}`)));
  });
}

function print(stage, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`;
  console.log(
    `  ${stage.padEnd(10)} ${String(times.length).padStart(6)} queries   median ${at(0.5).padStart(9)}   95 % ${at(0.95).padStart(9)}   slowest ${at(1).padStart(9)}`,
  );
}

const dataDir = await mkdtemp(join(tmpdir(), "brainscan-bench-"));
const args = [cli, "serve", "--port", "0", ...(folder ? ["--data", folder] : [])];
const child = spawn(process.execPath, args, {
  env: { ...process.env, BRAINSCAN_DATA_DIR: dataDir },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = once(child, "close");
try {
  const address = await addressOf(child);
  const byStage = new Map();
  let [stage, status] = ["IMPORT", null];
  for (let asked = 0; status !== "DONE" && status !== "FAILED"; asked++) {
    if (asked % STATE_EVERY === 0) {
      const state = await ask(address, "{ datasets { studies { status progress { stage } } } }");
      const study = state.datasets[0]?.studies[0];
      status = study?.status ?? null;
      stage = study?.progress.stage ?? "IMPORT";
    }
    const start = performance.now();
    await ask(address, "{ __typename }");
    byStage.set(stage, [...(byStage.get(stage) ?? []), performance.now() - start]);
    await delay(PAUSE_MS);
  }
  console.log(
    `\nA trivial query while ${folder ?? "the demonstration set"} is imported and studied (goal: median under 50 ms)\n`,
  );
  for (const [name, times] of byStage) print(name, times);
  print("all", [...byStage.values()].flat());
  console.log("");
  process.exitCode = status === "DONE" ? 0 : 1;
} finally {
  child.kill();
  await ended;
  await rm(dataDir, { recursive: true });
}
