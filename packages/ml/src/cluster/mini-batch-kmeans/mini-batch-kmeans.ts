import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/to-double.ts";
import { drawIndex } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { type AssignableRows, openRows, takeAssignable } from "../kmeans/assignable-rows.ts";
import { farthestRows } from "../kmeans/cluster-sums.ts";
import type { KMeansModel } from "../kmeans/kmeans.ts";
import { inertiaOf, meanVariance } from "../kmeans/lloyd.ts";
import { nearestCenters } from "../kmeans/nearest-centers.ts";
import { drawPlusPlusCenters } from "../kmeans/plus-plus.ts";
import { miniBatchStep, type RunningCenters, reassignCenters } from "./mini-batch-step.ts";
import { miniBatchStop } from "./mini-batch-stop.ts";

export const miniBatchKMeansParameters = z.object({
  nClusters: z.int().min(1).max(1000).default(8).describe("Number of clusters, k."),
  batchSize: z.int().min(1).max(1_000_000).default(1024).describe("Rows drawn for each step."),
  maxIter: z.int().min(1).max(100_000).default(100).describe("Most times that as many rows as there are may be drawn."),
  nInit: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe("Sets of first centres tried; the one of lowest inertia is kept."),
  initSize: z
    .union([z.int().min(1).max(10_000_000), z.literal("auto")])
    .default("auto")
    .describe(
      "Rows among which first centres are drawn and tried; auto: 3 batches, or 3 rows a cluster if that is more.",
    ),
  maxNoImprovement: z
    .int()
    .min(0)
    .max(100_000)
    .default(10)
    .describe("The fit ends when the smoothed inertia has not fallen for this many steps; 0: never for that reason."),
  tol: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      "The fit ends when a step's squared shift of the centres is at most this times the mean variance of the columns; 0: never for that reason.",
    ),
  reassignmentRatio: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe("A centre of fewer rows than this share of the largest's is moved to a row drawn at random."),
});

export type MiniBatchKMeansParams = z.input<typeof miniBatchKMeansParameters>;

/** As k-means' model: `predictKMeans` serves both. `nIter` counts the rows drawn in whole sets of n. */
export type MiniBatchKMeansModel = KMeansModel & { nSteps: number };

/** k-means by steps on random batches (Sculley 2010): near the inertia of whole iterations at a small part of their cost
 *  when rows are many. Equal to scikit-learn's MiniBatchKMeans where the draws are the same,
 *  except that a cluster left without rows at the end takes the row farthest from its centre.
 *  @param features  n x d
 *  @param tools     `init`: first centres, k x d, in place of k-means++; progress counts steps
 *  @throws RangeError when k is not in 1..n, `init` is not k x d, or an entry is not finite
 *  O(nSteps batchSize k d + n k d); memory: one copy of the features. Deterministic for a given `random`. */
export async function fitMiniBatchKMeans(
  features: Matrix,
  params: MiniBatchKMeansParams,
  { init, random, onProgress, signal }: FitTools & { init?: Matrix },
): Promise<MiniBatchKMeansModel> {
  const given = parseParameters(miniBatchKMeansParameters, params);
  const { nClusters } = given;
  checkFeatures(features);
  const { rows: n, cols: d } = features;
  if (nClusters > n) throw new RangeError(`nClusters is ${nClusters}, at most the ${n} rows`);
  if (init) checkFeatures(init);
  if (init && (init.rows !== nClusters || init.cols !== d)) {
    throw new RangeError(`init is ${init.rows} x ${init.cols}, it must be ${nClusters} x ${d}`);
  }
  const rows = openRows(features);
  const batchSize = Math.min(given.batchSize, n);
  const ends = miniBatchStop({
    rows: n,
    batchSize,
    shiftSqMax: given.tol * meanVariance(rows),
    maxNoImprovement: given.maxNoImprovement,
  });
  const centers = await firstCenters(rows, { ...given, batchSize }, random, init);
  let running: RunningCenters = { centers, weights: new Float64Array(nClusters) };
  const nStepsMax = Math.floor((given.maxIter * n) / batchSize);
  let sinceReassigned = 0;
  let nSteps = 0;
  for (let ended = false; nSteps < nStepsMax && !ended; nSteps++) {
    signal?.throwIfAborted();
    onProgress?.(nSteps, nStepsMax);
    sinceReassigned += batchSize;
    const reassigns = running.weights.includes(0) || sinceReassigned >= 10 * nClusters;
    if (reassigns) sinceReassigned = 0;
    const batch = drawRows(rows, batchSize, random);
    const { inertia, ...next } = await miniBatchStep(batch, running);
    if (reassigns) reassignCenters(batch, next, given.reassignmentRatio, random);
    ended = ends(inertia, squaredShift(running.centers, next.centers));
    running = next;
  }
  const labels = await labelRows(rows, running.centers, signal);
  onProgress?.(nStepsMax, nStepsMax);
  return {
    centers: { data: Float32Array.from(running.centers), rows: nClusters, cols: d },
    labels,
    inertia: inertiaOf(features, labels, running.centers),
    nIter: Math.ceil((nSteps * batchSize) / n),
    nSteps,
  };
}

/** The best of nInit sets of k-means++ centres, each drawn among some of the rows, by the inertia of some other rows. */
async function firstCenters(
  rows: AssignableRows,
  params: { nClusters: number; nInit: number; batchSize: number; initSize: number | "auto" },
  random: Random,
  init?: Matrix,
): Promise<Float64Array> {
  const { nClusters, nInit, batchSize } = params;
  const asked = params.initSize === "auto" ? 3 * batchSize : params.initSize;
  const initSize = Math.min(rows.features.rows, asked < nClusters ? 3 * nClusters : asked);
  const validation = drawRows(rows, initSize, random);
  if (init) return toDouble(init);
  let best: { centers: Float64Array; inertia: number } = { centers: new Float64Array(0), inertia: Infinity };
  for (let start = 0; start < nInit; start++) {
    const among = initSize < rows.features.rows ? drawRows(rows, initSize, random) : rows;
    const centers = await drawPlusPlusCenters(among, nClusters, random);
    const inertia = inertiaOf(validation.features, await nearestCenters(validation, centers), centers);
    if (inertia < best.inertia) best = { centers, inertia };
  }
  return best.centers;
}

/** Nearest centre of every row, once the centres without rows have moved to the rows farthest from theirs: a batch of a
 *  few rows may never have met them. Each round puts every such centre on a row, so that k of them are enough. */
async function labelRows(rows: AssignableRows, centers: Float64Array, signal?: AbortSignal): Promise<Int32Array> {
  const { features } = rows;
  const { cols: d, data } = features;
  let labels = await nearestCenters(rows, centers, signal);
  for (let round = 0; round < centers.length / d; round++) {
    const held = new Set(labels);
    const empty = Array.from({ length: centers.length / d }, (_, c) => c).filter((c) => !held.has(c));
    const farthest = empty.length === 0 ? [] : farthestRows(features, labels, centers, empty.length);
    if (farthest.length === 0) break;
    for (const [rank, row] of farthest.entries()) centers.set(data.subarray(row * d, (row + 1) * d), empty[rank] * d);
    labels = await nearestCenters(rows, centers, signal);
  }
  return labels;
}

/** Rows drawn with repetition. */
function drawRows(rows: AssignableRows, count: number, random: Random): AssignableRows {
  const drawn = Array.from({ length: count }, () => drawIndex(random, rows.features.rows));
  return takeAssignable(rows, drawn);
}

function squaredShift(before: Float64Array, after: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < before.length; at++) sum += (after[at] - before[at]) ** 2;
  return sum;
}
