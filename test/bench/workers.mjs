// How much faster two workers on one Postgres embed than one, each with one inference thread: the shipped network on drawn
// phantoms, in turn with one and with two, in one run of this script. Makes a database of its own on the Postgres of
// BENCH_DATABASE_URL or TEST_DATABASE_URL, and drops it. Build first.
// Usage: node bench/workers.mjs [IMAGES] [ROUNDS] [--out FILE]; docs/scale/workers.json is told in docs/scale.md
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openApp } from "@brainscan/api/app";
import { writeDemoSet } from "@brainscan/api/demo/write-demo-set";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { knownPlan } from "@brainscan/api/plan/known-plans";
import { performRun } from "@brainscan/api/runs/perform-run";
import { startWorkQueue } from "@brainscan/api/runs/work-queue";
import { findDataset } from "@brainscan/db/queries/datasets";
import { insertImport } from "@brainscan/db/queries/imports";
import { findRun, insertRun, requestCancel } from "@brainscan/db/queries/runs";
import { insertStudy } from "@brainscan/db/queries/studies";
import { createPrivateDatabase } from "./rows/private-database.mjs";

const GOAL = 1.6;
const PER_SHARD = 25;
const { values: options, positionals } = parseArgs({ options: { out: { type: "string" } }, allowPositionals: true });
const [n = 400, rounds = 3] = positionals.map(Number);
const cli = resolve(import.meta.dirname, "../../apps/api/dist/cli/main.js");

const server = await createPrivateDatabase();
const folder = await mkdtemp(join(tmpdir(), "brainscan-bench-workers-"));
const closers = [() => server.drop(), () => rm(folder, { recursive: true, force: true })];

async function startWorker() {
  const child = spawn(process.execPath, [cli, "worker"], {
    env: {
      ...process.env,
      ...{ LANG: "en", DATABASE_URL: server.url, BRAINSCAN_DATA_DIR: join(folder, "data"), BRAINSCAN_PROVIDER: "cpu" },
      ...{ BRAINSCAN_WORKERS: "1", BRAINSCAN_IMAGES_PER_SHARD: String(PER_SHARD), BRAINSCAN_LOG_LEVEL: "error" },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "close");
  await new Promise((ready) => {
    child.stdout.on("data", (chunk) => String(chunk).includes("Working as") && ready());
  });
  return async () => {
    child.kill("SIGTERM");
    await exited;
  };
}

/** Images a second between the end of the first shard, when every network is open, and that of the last. */
async function embed({ app, queue, datasetId }) {
  const db = app.database.orm;
  await db.execute("delete from embedding_spaces");
  const dataset = await findDataset(db, datasetId);
  const runId = randomUUID();
  await queue.enqueue("STUDY", runId, (tx) =>
    insertStudy(tx, {
      ...{ runId, datasetId, datasetFingerprint: dataset.fingerprint, backbone: "resnet18-brainmri" },
      ...{ seed: 0, provider: "cpu", plan: knownPlan("quick") },
    }),
  );
  let first = null;
  let last = null;
  for (;;) {
    const run = await findRun(db, runId);
    if (run.status === "FAILED") throw new Error(`the study failed: ${JSON.stringify(run.failure)}`);
    const now = performance.now();
    if (run.stage === "EMBED" && run.total > n / 2) {
      // Each worker has ended a shard, or nearly.
      if (first === null && run.done >= 4 * PER_SHARD) first = { done: run.done, at: now };
      if (last === null || run.done > last.done) last = { done: run.done, at: now };
    }
    if (last && (run.stage !== "EMBED" || last.done === run.total)) break;
    await delay(50);
  }
  await requestCancel(db, { id: runId, now: new Date() });
  while ((await findRun(db, runId)).status === "RUNNING") await delay(100);
  return ((last.done - first.done) / (last.at - first.at)) * 1000;
}

async function measure(place, nWorkers) {
  const stops = await Promise.all(Array.from({ length: nWorkers }, startWorker));
  try {
    return await embed(place);
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
}

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
};

try {
  await writeDemoSet(join(folder, "phantoms"), { seed: 5, n });
  const dataDir = join(folder, "data");
  const app = await openApp({ dataDir, weightsHome: dataDir, databaseUrl: server.url, provider: "cpu" });
  closers.unshift(() => app.close());
  const datasetId = randomUUID();
  await insertRun(app.database.orm, { id: datasetId, kind: "IMPORT" });
  await insertImport(app.database.orm, {
    runId: datasetId,
    request: { kind: "PATH", location: join(folder, "phantoms"), name: "phantoms" },
  });
  await performRun(app, JOB_HANDLERS, datasetId);
  const queue = await startWorkQueue(app, JOB_HANDLERS, { concurrency: 0 });
  closers.unshift(() => queue.stop());
  const place = { app, queue, datasetId };

  const load = loadavg()[0];
  const rates = { 1: [], 2: [] };
  for (let round = 0; round < rounds; round++)
    for (const workers of [1, 2]) rates[workers].push(await measure(place, workers));
  const ratios = rates[1].map((one, round) => rates[2][round] / one);
  const measured = { images: n, perShard: PER_SHARD, cores: availableParallelism(), goal: GOAL };
  const loadAverage = { before: load, after: loadavg()[0] };
  if (options.out)
    await writeFile(options.out, `${JSON.stringify({ ...measured, loadAverage, rates, ratios }, null, 2)}\n`);
  const told = (values) => `${median(values).toFixed(1)} (${values.map((value) => value.toFixed(1)).join(", ")})`;
  console.log(
    `${n} phantoms, shipped ResNet-18, shards of ${PER_SHARD}, one inference thread a worker, ${availableParallelism()} cores, load before ${load.toFixed(1)}`,
  );
  console.log(`one worker    ${told(rates[1])} images a second`);
  console.log(`two workers   ${told(rates[2])} images a second`);
  console.log(
    `faster by     ${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(", ")})   goal ${GOAL}`,
  );
} finally {
  for (const close of closers) await close();
}
