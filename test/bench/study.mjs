// What a whole study by the default plan takes: cold, embedding included, then again with nothing changed.
// Usage: node bench/study.mjs [FOLDER of images]; without one the radiologists' set where it lies beside the project, else
// drawn phantoms. Build first.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PHANTOMS = 240;
/** Seconds to aim at, on 2 cores with the radiologists' 1,506 images. */
const GOALS = { cold: 720, warm: 10 };
const root = resolve(import.meta.dirname, "../..");
const cli = join(root, "apps/api/dist/cli/main.js");
const REAL_DATA = resolve(root, "../shared/data/mri_dataset_brain_cancer_oc");

const [given] = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), "brainscan-bench-"));

async function folderOf() {
  if (given) return resolve(given);
  if (existsSync(REAL_DATA)) return REAL_DATA;
  const { writeDemoSet } = await import("@brainscan/api/demo/write-demo-set");
  const phantoms = join(work, "phantoms");
  await writeDemoSet(phantoms, { seed: 0, n: PHANTOMS });
  return phantoms;
}

async function study(data) {
  const out = join(work, "out");
  const startedAt = performance.now();
  const child = spawn(process.execPath, [cli, "study", "--data", data, "--out", out, "--plan", "default"], {
    env: { ...process.env, BRAINSCAN_DATA_DIR: join(work, "home") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the study ended with ${code}`);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, report: JSON.parse(await readFile(join(out, "report.json"), "utf8")) };
}

const inSeconds = (value) => `${value.toFixed(1)} s`.padStart(9);

function print(name, { seconds, report }, goal) {
  const stages = report.durations.stages
    .map(({ stage, durationMs }) => `${stage.toLowerCase()} ${(durationMs / 1000).toFixed(1)}`)
    .join(", ");
  console.log(`  ${name.padEnd(28)} ${inSeconds(seconds)}   goal ${inSeconds(goal)}   of the study: ${stages}`);
}

try {
  const data = await folderOf();
  const cold = await study(data);
  const warm = await study(data);
  const { images, distinct, labelledDistinct } = cold.report.dataset.counts;
  console.log(
    `\nbrainscan study, default plan: ${images} images, ${distinct} distinct, ${labelledDistinct} labelled, ${cold.report.experiments.length} configurations, ${availableParallelism()} cores (goals: 2 cores, 1,506 images)\n`,
  );
  print("cold, embedding included", cold, GOALS.cold);
  print("again, nothing changed", warm, GOALS.warm);
  console.log("");
} finally {
  await rm(work, { recursive: true });
}
