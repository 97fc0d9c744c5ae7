import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { adjustedRandIndex } from "../metrics/adjusted-rand-index.ts";
import { silhouetteScores } from "../metrics/silhouette-score.ts";
import type { Figure } from "../protocol/figure.ts";
import { labelledRows } from "../protocol/labels.ts";
import { keyOrder } from "../protocol/order-by-key.ts";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { parseParameters } from "../registry/parameters.ts";
import { fitKMeans, type KMeansModel, kMeansParameters } from "./kmeans/kmeans.ts";

export type ChooseKParams = {
  /** Default 2 and 6; never more clusters than rows. */
  kMin?: number;
  kMax?: number;
  seed: number;
  /** n: what names the row by its content, as in ExperimentInputs: with keys the order of the rows changes nothing. */
  keys?: readonly string[];
};

export type KMeansCandidate = {
  nClusters: number;
  /** Everything the model was fitted with; its draws come from a stream of the seed named by nClusters. */
  parameters: { nClusters: number; nInit: number; maxIter: number; tol: number; seed: number };
  model: KMeansModel;
  /** silhouette (rows it rests on), adjustedRandIndex (labelled rows only), inertia. No intervals: they describe this
   *  partition of these rows. */
  figures: Figure[];
  /** Highest silhouette of all candidates; a tie goes to fewer clusters; nobody when none has one. */
  chosen: boolean;
};

/** Distances are quadratic in n: beyond this many rows the silhouette rests on a seeded sample, and its n says so. */
export const SILHOUETTE_ROWS_MAX = 5000;

/** k-means for each k, with the figures to compare them by.
 *  @param features  n x d
 *  @param labels    n: 0, 1 or -1; only compared with, never learned from
 *  @returns one candidate for each k; none when n is below kMin
 *  @throws RangeError when lengths differ or an entry is not finite */
export async function chooseK(
  features: Matrix,
  labels: ArrayLike<number>,
  params: ChooseKParams,
  tools: { onProgress?: (done: number, total: number) => void } = {},
): Promise<KMeansCandidate[]> {
  const { kMin = 2, kMax = 6, seed, keys } = params;
  if (labels.length !== features.rows) {
    throw new RangeError(`labels has ${labels.length} entries, features has ${features.rows} rows`);
  }
  if (keys) return chooseKByKey(features, labels, { ...params, keys }, tools);
  const sizes = Array.from({ length: Math.max(0, kMax - kMin + 1) }, (_, i) => kMin + i).filter(
    (k) => k <= features.rows,
  );
  const models: KMeansModel[] = [];
  for (const [done, nClusters] of sizes.entries()) {
    tools.onProgress?.(done, sizes.length + 1);
    models.push(await fitKMeans(features, { nClusters }, { random: createRandom(seed, "k-means", nClusters) }));
  }
  if (models.length === 0) return [];
  tools.onProgress?.(sizes.length, sizes.length + 1);
  const rows = silhouetteRows(features.rows, seed);
  const sampled = rows.length === features.rows ? features : takeRows(features, rows);
  const silhouettes = await silhouetteScores(
    sampled,
    models.map((model) => rows.map((row) => model.labels[row])),
  );
  tools.onProgress?.(sizes.length + 1, sizes.length + 1);
  const best = bestOf(silhouettes);
  return models.map((model, at) => ({
    nClusters: sizes[at],
    parameters: { ...parseParameters(kMeansParameters, { nClusters: sizes[at] }), seed },
    model,
    figures: [
      silhouetteFigure(silhouettes[at], rows.length),
      adjustedRandFigure(model.labels, labels),
      { id: "inertia", value: model.inertia, n: features.rows, interval: null },
    ],
    chosen: at === best,
  }));
}

/** On the rows in the order of their keys; the clusters of the rows as they were given. */
async function chooseKByKey(
  features: Matrix,
  labels: ArrayLike<number>,
  { keys, ...params }: ChooseKParams & { keys: readonly string[] },
  tools: { onProgress?: (done: number, total: number) => void },
): Promise<KMeansCandidate[]> {
  if (keys.length !== features.rows) {
    throw new RangeError(`keys has ${keys.length} entries, features has ${features.rows} rows`);
  }
  const order = keyOrder(keys);
  const ordered = Array.from(order, (row) => labels[row]);
  const candidates = await chooseK(takeRows(features, order), ordered, params, tools);
  return candidates.map((candidate) => {
    const clusters = new Int32Array(order.length);
    order.forEach((row, at) => {
      clusters[row] = candidate.model.labels[at];
    });
    return { ...candidate, model: { ...candidate.model, labels: clusters } };
  });
}

function silhouetteRows(n: number, seed: number): Int32Array {
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= SILHOUETTE_ROWS_MAX) return rows;
  return shuffle(rows, createRandom(seed, "silhouette")).slice(0, SILHOUETTE_ROWS_MAX).sort();
}

function bestOf(silhouettes: (number | null)[]): number {
  let best = -1;
  silhouettes.forEach((value, at) => {
    if (value !== null && value > (silhouettes[best] ?? -Infinity)) best = at;
  });
  return best;
}

function silhouetteFigure(value: number | null, n: number): Figure {
  return { id: "silhouette", value, n, interval: null, ...(value === null ? { reason: "ONE_CLUSTER" as const } : {}) };
}

function adjustedRandFigure(clusters: Int32Array, labels: ArrayLike<number>): Figure {
  const id = "adjustedRandIndex";
  const rows = labelledRows(labels);
  if (rows.length === 0) return { id, value: null, n: 0, interval: null, reason: "NO_LABELS" };
  const known = Array.from(rows, (row) => labels[row]);
  // Against a single class the index is 0 or 1 by definition and says nothing.
  if (new Set(known).size < 2) return { id, value: null, n: rows.length, interval: null, reason: "ONE_CLASS" };
  const value = adjustedRandIndex(
    known,
    rows.map((row) => clusters[row]),
  );
  return { id, value, n: rows.length, interval: null };
}
