// What grows with n on many rows: each step in a process of its own, with its time and peak memory, then one cancelled.
// Usage: node bench/large.mjs [ROWS, default 100000]. Build first.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fitMiniBatchKMeans } from "@brainscan/ml/cluster/mini-batch-kmeans/mini-batch-kmeans";
import { nearestNeighbors } from "@brainscan/ml/neighbors/nearest-neighbors";
import { createRandom } from "@brainscan/ml/random/random";
import { fitLabelSpreading } from "@brainscan/ml/semi/label-spreading/label-spreading";
import { meanOfNeighbors } from "@brainscan/ml/semi/mean-of-neighbors";
import { neighborGraph } from "@brainscan/ml/semi/similarity-graph";
import { makeData } from "./methods/make-data.mjs";

const COLS = 512;
const LABELLED = 100;
const NEIGHBORS = 15;
const QUERIES = 10_000;
const MEMORY_GOAL_BYTES = 4e9;

/** A cloud's parity is its class; only the first rows' is known. */
const classOf = (row) => (row % 5) % 2;
const known = (rows) => Int8Array.from({ length: rows }, (_, row) => (row < LABELLED ? classOf(row) : -1));
const share = (distributions, rows) =>
  Array.from({ length: rows }, (_, row) => row).filter(
    (row) => Number(distributions[2 * row + 1] > distributions[2 * row]) === classOf(row),
  ).length / rows;

/** Each resolves to what there is to say of the result. `scratch` hands the graph from one step to the next. */
const STEPS = {
  "nearest-neighbour graph": async ({ features, tools, scratch }) => {
    const graph = await neighborGraph(features, NEIGHBORS, tools);
    await writeFile(join(scratch, "starts"), graph.starts);
    await writeFile(join(scratch, "columns"), graph.columns);
    return `${graph.columns.length} edges`;
  },
  "mini-batch k-means": async ({ features, tools }) => {
    const model = await fitMiniBatchKMeans(features, { nClusters: 10 }, { ...tools, random: createRandom(0) });
    return `${model.nSteps} steps, inertia ${model.inertia.toPrecision(5)}`;
  },
  "label spreading over that graph": async ({ features, tools, scratch }) => {
    const [starts, columns] = [await integers(scratch, "starts"), await integers(scratch, "columns")];
    const graph = { n: features.rows, starts, columns, weights: new Float64Array(columns.length).fill(1) };
    const spread = await fitLabelSpreading(graph, known(features.rows), 2, {}, tools);
    await writeFile(join(scratch, "distributions"), spread.distributions);
    return `${spread.nIter} iterations, ${(100 * share(spread.distributions, features.rows)).toFixed(1)} % right`;
  },
  [`prediction of ${QUERIES} other rows`]: async ({ features, queries, tools, scratch }) => {
    const { buffer } = new Uint8Array(await readFile(join(scratch, "distributions")));
    const neighbors = await nearestNeighbors(queries, features, NEIGHBORS, tools);
    const predicted = meanOfNeighbors(neighbors, new Float64Array(buffer), 2);
    return `${(100 * share(predicted, QUERIES)).toFixed(1)} % right`;
  },
  "graph, cancelled at 1 %": async ({ features }) => {
    const controller = new AbortController();
    let asked = 0;
    const onProgress = (done, total) => {
      if (asked > 0 || done < total / 100) return;
      asked = performance.now();
      controller.abort(new Error("cancelled"));
    };
    try {
      await neighborGraph(features, NEIGHBORS, { onProgress, signal: controller.signal });
    } catch (error) {
      return `${error.message} ${(performance.now() - asked).toFixed(0)} ms after it was asked`;
    }
    throw new Error("the graph was finished although it was cancelled");
  },
};

async function integers(scratch, name) {
  return new Int32Array(new Uint8Array(await readFile(join(scratch, name))).buffer);
}

/** In a process of its own: prints { seconds, peakBytes, told } as its last line. */
async function measureStep(name, path, rows, scratch) {
  const bytes = await readFile(path);
  const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const features = { data: data.subarray(0, rows * COLS), rows, cols: COLS };
  const queries = { data: data.subarray(rows * COLS), rows: QUERIES, cols: COLS };
  let shown = -1;
  const onProgress = (done, total) => {
    const percent = Math.floor((10 * done) / total) * 10;
    if (percent > shown) process.stderr.write(` ${percent}%`);
    shown = Math.max(shown, percent);
  };
  const start = performance.now();
  const told = await STEPS[name]({ features, queries, scratch, tools: { onProgress } });
  const seconds = (performance.now() - start) / 1000;
  process.stderr.write("\n");
  console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024, told }));
}

function runStep(name, path, rows, scratch) {
  return new Promise((resolve, reject) => {
    process.stderr.write(`  ${name}:`);
    const child = spawn(
      process.execPath,
      [fileURLToPath(import.meta.url), "--step", name, path, String(rows), scratch],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`${name} ended with code ${code}`));
    });
  });
}

async function main(rows) {
  const scratch = await mkdtemp(join(tmpdir(), "brainscan-large-"));
  try {
    const { path } = await makeData(scratch, "large", rows + QUERIES, COLS);
    const lines = [];
    for (const step of Object.keys(STEPS)) {
      const { seconds, peakBytes, told } = await runStep(step, path, rows, scratch);
      const kept = peakBytes < MEMORY_GOAL_BYTES ? "" : "  ABOVE THE GOAL";
      const figures = `${seconds.toFixed(1).padStart(8)} s ${(peakBytes / 1e9).toFixed(2).padStart(6)} GB`;
      lines.push(`  ${step.padEnd(34)} ${figures}${kept}  ${told}`);
    }
    console.log(
      `\nmade, ${rows} x ${COLS}; peak memory of the whole process, goal below 4 GB\n\n${lines.join("\n")}\n`,
    );
  } finally {
    await rm(scratch, { recursive: true });
  }
}

const [first, ...others] = process.argv.slice(2);
if (first === "--step") await measureStep(others[0], others[1], Number(others[2]), others[3]);
else await main(Number(first ?? 100_000));
