import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { openApp } from "@brainscan/api/app";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { startStudy } from "@brainscan/api/jobs/study/start-study";
import { startWorkQueue } from "@brainscan/api/runs/work-queue";
import { createPrivateDatabase } from "../load/private-database.mjs";
import { extrapolate } from "./extrapolate.mjs";
import { fillRows } from "./fill-rows.mjs";
import { loadWatch } from "./load-watch.mjs";
import { startWorker } from "./processes.mjs";
import { measureSlice } from "./real-slice.mjs";
import { describeServer, measureDatabase } from "./server.mjs";
import { watchStudy } from "./watch-study.mjs";

const pg = createRequire(new URL("../../packages/db/package.json", import.meta.url))("pg");
const DATASET = "rehearsal";
const TELL_EVERY = 100_000;

/** What of the product's way was not gone, in words for the result. */
const BYPASSED = [
  "Rows are written by the import's own queries in batches of its size; reading, hashing, decoding and copying the files is measured on the slice alone.",
  "Vectors are drawn from the file's hash in place of a network; the real ResNet-18 is measured on the slice alone.",
  "Where a stage reads images (quality and near duplicates of the sample), they are drawn when they are read.",
  "The plan compares one method on two layers: how many methods a study compares decides the time of its sample alone, not that of the rows.",
];

/** The whole rehearsal on a database of its own, dropped at the end.
 *  @param onPart  told, now and then, all that was measured so far, with where it stands
 *  @param signal  ends it early: what was measured until then is the result */
export async function rehearse(options) {
  const { server, folder, plan, rows, workers: nWorkers, sampleSize, sliceImages, silentMs, kills } = options;
  const { log, onPart = async () => undefined, signal = new AbortController().signal } = options;
  const database = await createPrivateDatabase(server);
  const dataDir = join(folder, "data");
  const start = (name) => ({ name, dataDir, databaseUrl: database.url, silentMs });
  const app = await openApp({ dataDir, weightsHome: dataDir, databaseUrl: database.url, provider: "cpu" });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const query = async (text, values) => (await client.query(text, values)).rows;
  const workers = [];
  const everyone = new Set();
  const load = loadWatch();
  let queue;
  const result = {
    ...{ rows, workers: nWorkers, sampleSize, silentSeconds: silentMs / 1000, cores: availableParallelism() },
    bypassed: BYPASSED,
  };
  const peaks = () => [
    { name: "starts the study and imports", peakBytes: process.resourceUsage().maxRSS * 1024 },
    ...[...everyone].map((worker) => ({ name: worker.name, peakBytes: worker.look() })),
  ];
  const part = async (stoppedAt) =>
    onPart({ ...result, memory: peaks(), loadAverage: load.tell(), stoppedAt: { ...stoppedAt, rows } });
  try {
    result.server = await describeServer(query);
    result.slice = await measureSlice(app.database.orm, { n: sliceImages, folder });
    log(`slice: ${result.slice.importPerSecond.toFixed(0)} imported, ${result.slice.embedPerSecond.median} embedded`);
    load.begin("rows");
    let told = 0;
    const filled = await fillRows(app.database.orm, {
      ...{ n: rows, datasetId: DATASET, signal },
      onProgress(done) {
        if (done - told < TELL_EVERY) return;
        told = done;
        log(`${done} rows written`);
        void part({ stage: "rows written", done, total: rows });
      },
    });
    result.import = {
      ...{ ...filled, rowsPerSecond: rows / filled.writeSeconds, settledPerSecond: rows / filled.settleSeconds },
    };
    await client.query("analyze");
    log(`rows: ${filled.writeSeconds.toFixed(1)} s, settled in ${filled.settleSeconds.toFixed(1)} s`);
    await part({ stage: "before the study" });

    load.begin("study");
    queue = await startWorkQueue(app, JOB_HANDLERS, { concurrency: 0 });
    for (let i = 1; i <= nWorkers; i++) workers.push(await startWorker(start(`worker ${i}`)));
    const begun = performance.now();
    const sinceBegun = () => (performance.now() - begun) / 1000;
    const study = await startStudy({ app, queue }, { datasetId: DATASET, plan: { ...plan, sampleSize } });
    const studied = ({ status, stages }) => ({
      ...{ status, seconds: sinceBegun(), rowsPerSecond: status === "DONE" ? rows / sinceBegun() : null },
      stages: stages.map((one) => ({ ...one, itemsPerSecond: one.seconds > 0 ? one.items / one.seconds : null })),
    });
    let last = { stage: null, tenth: 0 };
    const watched = await watchStudy({
      ...{ query, runId: study.runId, workers, start, kills, signal },
      onTick(run, tell) {
        for (const worker of workers) everyone.add(worker);
        const tenth = run.total > 0 ? Math.floor((run.done / run.total) * 10) : 0;
        if (run.stage === last.stage && tenth === last.tenth) return;
        last = { stage: run.stage, tenth };
        log(`${sinceBegun().toFixed(0)} s: ${run.stage} (${run.done} of ${run.total})`);
        const seen = tell();
        Object.assign(result, { study: studied(seen), kills: seen.kills });
        void part({ stage: run.stage, done: run.done, total: run.total });
      },
    });
    Object.assign(result, { study: studied(watched), kills: watched.kills });
    load.end();
    if (watched.status !== "DONE") log(`${watched.status} ${JSON.stringify(watched.failure)}`);
    const [counted] = await query("select count(*)::int as predictions from predictions where study_id = $1", [
      study.runId,
    ]);
    result.study.predictions = counted.predictions;
    result.memory = peaks();
    result.database = await measureDatabase(query, result.server.walAt);
    result.loadAverage = load.tell();
    if (watched.status === "DONE")
      result.extrapolated = extrapolate({
        ...{ rows, sampleSize, slice: result.slice, stages: result.study.stages },
        ...filled,
      });
    else result.stoppedAt = { ...last, rows };
    return result;
  } finally {
    load.end();
    for (const worker of workers) if (worker.isRunning()) await worker.end(signal.aborted ? "SIGKILL" : "SIGTERM");
    await queue?.stop();
    await client.end();
    await app.close();
    await database.drop();
  }
}
