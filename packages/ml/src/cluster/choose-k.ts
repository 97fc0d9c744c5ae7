import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { silhouetteScores } from "../metrics/silhouette-score.ts";
import type { Figure } from "../protocol/figure.ts";
import { keyOrder } from "../protocol/order-by-key.ts";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import type { Clustering } from "../registry/method.ts";
import { findClusterer } from "../registry/methods.ts";
import {
  agreementFigures,
  bicFigure,
  inertiaFigure,
  internalFigures,
  silhouetteFigure,
  stabilityFigure,
} from "./candidate-figures.ts";
import { judgeSizes, parametersForSize } from "./judge-sizes.ts";

export type ChooseKParams = {
  /** Default 2 and 6; never more clusters than rows. */
  kMin?: number;
  kMax?: number;
  seed: number;
  /** A clusterer of the registry with nClusters or nComponents; kMeans when left out. */
  method?: string;
  /** Its other parameters; what is left out takes its default. */
  parameters?: Readonly<Record<string, unknown>>;
  /** Pairs of subsamples that the stability rests on: 10 when left out, 0 for none. */
  nResamples?: number;
  /** n: what names the row by its content, as in ExperimentInputs: with keys the order of the rows changes nothing. */
  keys?: readonly string[];
  /** n: family of each row: a subsample takes whole families. Each row its own when left out. */
  groups?: ArrayLike<number>;
};

/** What may prefer a number of clusters: the highest silhouette, the lowest BIC, the highest stability. */
export const CRITERIA = ["silhouette", "bic", "stability"] as const;
export type Criterion = (typeof CRITERIA)[number];

export type ClusterCandidate = {
  nClusters: number;
  method: string;
  /** Everything it was fitted with: runClustering with these, the seed and the same keys gives it again. */
  parameters: Record<string, number | string | boolean> & { seed: number };
  clustering: Clustering;
  /** silhouette, bic, stability, inertia, daviesBouldin, calinskiHarabasz, and on labelled rows alone adjustedRandIndex,
   *  adjustedMutualInformation, vMeasure and fowlkesMallows. Those without an interval describe this partition of these
   *  rows. */
  figures: Figure[];
  /** The criteria that prefer this candidate to all others. */
  preferredBy: Criterion[];
  /** Highest silhouette of all candidates; nobody when none has one. Labels and the other criteria have no say. */
  chosen: boolean;
};

/** Beyond this many rows silhouette, BIC and stability rest on a seeded sample, and their n says so. */
export const CRITERION_ROWS_MAX = 5000;
type Tools = Omit<FitTools, "random">;

/** The same method for each number of clusters, with every criterion to choose by and the one that each prefers.
 *  The silhouette asks for compact clusters far from each other; BIC for the fewest Gaussians that explain the rows;
 *  stability for clusters that come again without a fifth of the rows. Stability and BIC are taken on principal
 *  coordinates in units of the first: see judge-sizes.ts. Inertia falls with every cluster and prefers nobody.
 *  @param features  n x d
 *  @param labels    n: 0, 1 or -1; only compared with, never learned from
 *  @returns one candidate for each k; none when n is below kMin
 *  @throws ParameterError for an unknown method or parameter; RangeError when the method has no number of clusters,
 *  lengths differ or an entry is not finite
 *  O(k values * (2 nResamples + 1)) clusterings, n^2 d for the silhouettes of at most CRITERION_ROWS_MAX rows. */
export async function chooseK(
  features: Matrix,
  labels: ArrayLike<number>,
  params: ChooseKParams,
  tools: Tools = {},
): Promise<ClusterCandidate[]> {
  const { keys, groups } = params;
  for (const [name, given] of Object.entries({ labels, keys, groups })) {
    if (given && given.length !== features.rows)
      throw new RangeError(`${name} has ${given.length} entries, features has ${features.rows} rows`);
  }
  if (!keys) return compareCandidates(features, labels, params, tools);
  const order = keyOrder(keys);
  const ordered = { ...params, groups: groups && Array.from(order, (row) => groups[row]) };
  const sorted = Array.from(order, (row) => labels[row]);
  const candidates = await compareCandidates(takeRows(features, order), sorted, ordered, tools);
  return candidates.map((candidate) => ({ ...candidate, clustering: putBack(candidate.clustering, order) }));
}

async function compareCandidates(
  features: Matrix,
  labels: ArrayLike<number>,
  params: ChooseKParams,
  { onProgress, signal }: Tools,
): Promise<ClusterCandidate[]> {
  const { kMin = 2, kMax = 6, seed, method = "kMeans", parameters = {}, nResamples = 10 } = params;
  const clusterer = findClusterer(method);
  const sizes = Array.from({ length: Math.max(0, kMax - kMin + 1) }, (_, i) => kMin + i).filter(
    (k) => k <= features.rows,
  );
  if (sizes.length === 0) return [];
  const steps = 3 * sizes.length;
  const clusterings: Clustering[] = [];
  for (const k of sizes) {
    onProgress?.(clusterings.length, steps);
    const complete = parametersForSize(clusterer, parameters, k);
    clusterings.push(await clusterer.cluster(features, complete, { random: createRandom(seed, method), signal }));
  }
  const rows = criterionRows(features.rows, seed);
  const sampled = rows.length === features.rows ? features : takeRows(features, rows);
  const silhouettes = await silhouetteScores(
    sampled,
    clusterings.map(({ labels: clusters }) => rows.map((row) => clusters[row])),
    { signal },
  );
  const groups = params.groups ? rows.map((row) => params.groups?.[row] ?? row) : rows;
  const judged = await judgeSizes(
    sampled,
    sizes,
    { clusterer, parameters, groups, nResamples, seed },
    { onStep: (done) => onProgress?.(sizes.length + done, steps), signal },
  );
  onProgress?.(steps, steps);
  const rowNumbers = Int32Array.from({ length: features.rows }, (_, row) => row);
  const figures = clusterings.map(({ labels: clusters }, at) => [
    silhouetteFigure(silhouettes[at], rows.length),
    bicFigure(judged[at].bic, rows.length),
    ...(nResamples > 0 ? [stabilityFigure(judged[at].stability, rows.length)] : []),
    inertiaFigure(features, clusters),
    ...internalFigures(features, clusters),
    ...agreementFigures(clusters, labels, params.groups ?? rowNumbers, createRandom(seed, "agreement", at)),
  ]);
  return clusterings.map((clustering, at) => {
    const preferredBy = CRITERIA.filter((criterion) => bestBy(criterion, figures) === at);
    return {
      nClusters: sizes[at],
      method,
      parameters: { ...parametersForSize(clusterer, parameters, sizes[at]), seed },
      clustering,
      figures: figures[at],
      preferredBy,
      chosen: preferredBy.includes("silhouette"),
    };
  });
}

function criterionRows(n: number, seed: number): Int32Array {
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  if (n <= CRITERION_ROWS_MAX) return rows;
  return shuffle(rows, createRandom(seed, "criterion rows")).slice(0, CRITERION_ROWS_MAX).sort();
}

/** The candidate that the criterion prefers; -1 when none has a value. A tie goes to fewer clusters, but for stability to
 *  more: merged clusters are as stable as their parts, so that the finest stable clustering is the one to look for. */
function bestBy(criterion: Criterion, candidates: Figure[][]): number {
  const sign = criterion === "bic" ? -1 : 1;
  let best = -1;
  let highest = -Infinity;
  candidates.forEach((figures, at) => {
    const value = figures.find(({ id }) => id === criterion)?.value ?? null;
    if (value === null || sign * value < highest) return;
    if (sign * value === highest && criterion !== "stability") return;
    best = at;
    highest = sign * value;
  });
  return best;
}

/** The clusters of rows as they were given, from those of the rows in another order. */
function putBack(clustering: Clustering, order: ArrayLike<number>): Clustering {
  const labels = new Int32Array(order.length);
  const probabilities = clustering.probabilities && new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) {
    labels[order[at]] = clustering.labels[at];
    if (probabilities && clustering.probabilities) probabilities[order[at]] = clustering.probabilities[at];
  }
  return { ...clustering, labels, ...(probabilities ? { probabilities } : {}) };
}
