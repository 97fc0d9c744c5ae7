import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { createMatrix } from "../../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../../matrix/squared-distances.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { columnMoments, lloyd } from "./lloyd.ts";
import { drawPlusPlusCenters } from "./plus-plus.ts";

export const kMeansParameters = z.object({
  nClusters: z.int().min(1).max(1000).default(8).describe("Number of clusters, k."),
  nInit: z.int().min(1).max(1000).default(10).describe("Starts tried; the lowest inertia is kept."),
  maxIter: z.int().min(1).max(100_000).default(300).describe("Most iterations of a start."),
  tol: z
    .number()
    .min(0)
    .max(1)
    .default(1e-4)
    .describe("A start ends when its centres' squared shift is at most this times the mean variance of the columns."),
});

export type KMeansParams = z.input<typeof kMeansParameters>;

export type KMeansModel = {
  /** k x d */
  centers: Matrix;
  /** n: cluster of each row; a tie goes to the lowest cluster. */
  labels: Int32Array;
  /** Sum of squared distances to the nearest centre. */
  inertia: number;
  nIter: number;
};

/** k-means by Lloyd's iterations from k-means++ starts (Arthur and Vassilvitskii 2007, greedy variant), equal to
 *  scikit-learn's KMeans (algorithm lloyd) from the same first centres; a cluster left empty takes the row
 *  farthest from its centre.
 *  @param features  n x d
 *  @param tools     `init`: first centres, k x d; one start, from there
 *  @throws RangeError when k is not in 1..n, `init` is not k x d, or an entry is not finite
 *  O(nInit * nIter * n k d), deterministic for a given `random`. */
export async function fitKMeans(
  features: Matrix,
  params: KMeansParams,
  tools: FitTools & { init?: Matrix },
): Promise<KMeansModel> {
  const { nClusters, nInit, maxIter, tol } = parseParameters(kMeansParameters, params);
  const { init } = tools;
  checkFeatures(features);
  if (nClusters > features.rows) throw new RangeError(`nClusters is ${nClusters}, at most the ${features.rows} rows`);
  if (init) checkFeatures(init);
  if (init && (init.rows !== nClusters || init.cols !== features.cols)) {
    throw new RangeError(`init is ${init.rows} x ${init.cols}, it must be ${nClusters} x ${features.cols}`);
  }
  const { rows: n, cols: d } = features;
  const x = toDouble(features);
  const { mean, meanVariance } = columnMoments(x, n, d);
  // Centred data keep digits in the sums, as scikit-learn does.
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) x[i * d + j] -= mean[j];
  let best: ReturnType<typeof lloyd> | null = null;
  for (let start = 0; start < (init ? 1 : nInit); start++) {
    const first = init
      ? toDouble(init).map((value, at) => value - mean[at % d])
      : drawPlusPlusCenters(x, n, d, nClusters, tools.random);
    tools.onProgress?.(start, nInit);
    tools.signal?.throwIfAborted();
    const run = lloyd(x, n, d, first, nClusters, maxIter, tol * meanVariance);
    if (best === null || run.inertia < best.inertia) best = run;
  }
  const { labels, inertia, nIter, centers: centred } = best!;
  const centers = createMatrix(nClusters, d);
  for (let at = 0; at < centred.length; at++) centers.data[at] = centred[at] + mean[at % d];
  return { centers, labels, inertia, nIter };
}

/** Nearest centre of each row, n; a tie goes to the lowest cluster.
 *  @throws RangeError when widths differ or an entry is not finite. O(n k d). */
export async function predictKMeans(model: Pick<KMeansModel, "centers">, features: Matrix): Promise<Int32Array> {
  checkFeatures(features, 0);
  const { centers } = model;
  if (centers.cols !== features.cols) {
    throw new RangeError(`features has ${features.cols} columns, the centres have ${centers.cols}`);
  }
  const x = toDouble(features);
  const target = toDouble(centers);
  const distances = new Float64Array(centers.rows);
  return Int32Array.from({ length: features.rows }, (_, i) => {
    squaredDistances(x, i * features.cols, target, features.cols, 0, centers.rows, distances);
    return distances.indexOf(Math.min(...distances));
  });
}
