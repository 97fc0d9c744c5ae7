// What int8 costs and gains beside float32: images a second on the same threads, cosines of the vectors, and decisions of
// studies that differ in nothing else; beside these, decisions of studies that differ in the seed alone. Build first.
// Usage: node bench/precision/main.mjs [FOLDER of images] [--plan quick]; without a folder the radiologists' set where it lies
// beside the project, else drawn phantoms.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findImages } from "../../../packages/ml/bench/images/bench-images.mjs";
import { compareDecisions } from "./compare-decisions.mjs";
import { readCosines, readDecisions } from "./read-tables.mjs";
import { measureSpeed } from "./speed.mjs";

const PHANTOMS = 240;
const SPEED_IMAGES = 152;
const REPETITIONS = 5;
const COSINE_GOAL = 0.99;
const root = resolve(import.meta.dirname, "../../..");
const cli = join(root, "apps/api/dist/cli/main.js");
const REAL_DATA = resolve(root, "../shared/data/mri_dataset_brain_cancer_oc");

const { values, positionals } = parseArgs({ allowPositionals: true, options: { plan: { type: "string" } } });
const { plan = "quick" } = values;
const work = await mkdtemp(join(tmpdir(), "brainscan-bench-precision-"));

async function folderOf() {
  if (positionals[0]) return resolve(positionals[0]);
  if (existsSync(REAL_DATA)) return REAL_DATA;
  const { writeDemoSet } = await import("@brainscan/api/demo/write-demo-set");
  const phantoms = join(work, "phantoms");
  await writeDemoSet(phantoms, { seed: 0, n: PHANTOMS });
  return phantoms;
}

/** One study with tables, in a data folder of its precision's own: another seed takes the vectors from there. */
async function study(data, precision, seed) {
  const out = join(work, precision);
  // A folder takes the files of one study alone.
  await rm(out, { recursive: true, force: true });
  const args = ["--data", data, "--out", out, "--plan", plan, "--precision", precision, "--seed", String(seed)];
  const child = spawn(process.execPath, [cli, "study", ...args, "--provider", "cpu", "--only", "tables"], {
    env: { ...process.env, BRAINSCAN_DATA_DIR: join(work, "home") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the study in ${precision} ended with ${code}`);
  const report = JSON.parse(await readFile(join(out, "report.json"), "utf8"));
  return { out, report, rule: report.predictions.rule, images: await readDecisions(out) };
}

const print = (label, value) => console.log(`  ${label.padEnd(56)} ${value}`);

function spread(numbers, digits) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(digits);
  return `${at(0.5)}  (${at(0)} to ${at(1)})`;
}

function printStudy(name, { report, images }) {
  const { champion, predictions, experiments } = report;
  const best = experiments.find(({ id }) => id === champion?.experimentId);
  const { normal, cancer, review } = predictions.files;
  print(
    name,
    `champion ${best ? `${best.method} on ${best.layer}, ROC AUC ${champion.figure.value.toFixed(4)}` : "none"}`,
  );
  print("", `${images.size} distinct images; files: ${normal} normal, ${cancer} cancer, ${review} to a human`);
}

try {
  const data = await folderOf();
  const threads = availableParallelism();
  const { timed, rates } = await measureSpeed(findImages(data, SPEED_IMAGES), { threads, repetitions: REPETITIONS });
  console.log(`\nint8 beside float32, ${cpus()[0]?.model ?? process.arch}, images of ${data}\n`);
  console.log(
    `Files to features: ${timed} images, ${threads} threads, batches of 1, ${REPETITIONS} repetitions in turn; median (range)`,
  );
  for (const [name, found] of Object.entries(rates)) print(`${name}, images/s`, spread(found, 1));
  print(
    "int8 as a multiple of float32",
    spread(
      rates.int8.map((rate, i) => rate / rates.float32[i]),
      2,
    ),
  );

  const [float, int8] = [await study(data, "float32", 0), await study(data, "int8", 0)];
  const backbone = float.report.embeddings[0].backbone;
  console.log(
    `\nCosine of int8 to float32, one a file (median, smallest to largest); goal ${COSINE_GOAL} at the median`,
  );
  for (const [name, suffix] of [
    ["avgpool", ""],
    ["layer3", "_layer3"],
  ]) {
    const cosines = await readCosines([float.out, int8.out], backbone, suffix);
    print(`${name}, n = ${cosines.length}`, spread(cosines, 5));
  }
  const reseeded = await study(data, "float32", 1);
  console.log(`\nStudies, plan ${plan}`);
  printStudy("float32, seed 0", float);
  printStudy("int8, seed 0", int8);
  printStudy("float32, seed 1", reseeded);
  for (const [title, other] of [
    ["int8 in place of float32", int8],
    ["seed 1 in place of seed 0, both float32", reseeded],
  ]) {
    console.log(`\n${title}`);
    for (const [label, value] of compareDecisions(float, other)) print(label, value);
  }
  console.log("");
} finally {
  await rm(work, { recursive: true });
}
