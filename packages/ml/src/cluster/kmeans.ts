import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { createMatrix } from "../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../matrix/squared-distances.ts";
import type { Random } from "../random/random.ts";
import { columnMoments, lloyd } from "./lloyd.ts";
import { drawPlusPlusCenters } from "./plus-plus.ts";

export type KMeansParams = {
  nClusters: number;
  /** Starts tried; the lowest inertia is kept. Default 10. */
  nInit?: number;
  /** Default 300. */
  maxIter?: number;
  /** Lloyd stops when the centres' squared shift is at most tol times the mean column variance. Default 1e-4. */
  tol?: number;
  /** First centres, k x d: one start, from there. */
  init?: Matrix;
};

/** What is left out takes these. */
export const KMEANS_DEFAULTS = { nInit: 10, maxIter: 300, tol: 1e-4 } as const;

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
 *  @throws RangeError when k is not in 1..n, `init` is not k x d, or an entry is not finite
 *  O(nInit * nIter * n k d), deterministic for a given `random`. */
export function fitKMeans(features: Matrix, params: KMeansParams, tools: { random: Random }): KMeansModel {
  const defaults = KMEANS_DEFAULTS;
  const { nClusters, nInit = defaults.nInit, maxIter = defaults.maxIter, tol = defaults.tol, init } = params;
  checkFeatures(features);
  if (!Number.isInteger(nClusters) || nClusters < 1 || nClusters > features.rows) {
    throw new RangeError(`nClusters is ${nClusters}, it must be a whole number from 1 to the ${features.rows} rows`);
  }
  if (!(nInit >= 1 && maxIter >= 1 && tol >= 0)) {
    throw new RangeError(`nInit ${nInit}, maxIter ${maxIter} must be at least 1 and tol ${tol} at least 0`);
  }
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
export function predictKMeans(model: Pick<KMeansModel, "centers">, features: Matrix): Int32Array {
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
