import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/to-double.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { openRows } from "./assignable-rows.ts";
import { lloyd, meanVariance, type Partition } from "./lloyd.ts";
import { nearestCenters } from "./nearest-centers.ts";
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
 *  O(nInit * nIter * n k d) at the rate of a product in single precision, deterministic for a given `random`. */
export async function fitKMeans(
  features: Matrix,
  params: KMeansParams,
  { init, random, onProgress, signal }: FitTools & { init?: Matrix },
): Promise<KMeansModel> {
  const { nClusters, nInit, maxIter, tol } = parseParameters(kMeansParameters, params);
  checkFeatures(features);
  if (nClusters > features.rows) throw new RangeError(`nClusters is ${nClusters}, at most the ${features.rows} rows`);
  if (init) checkFeatures(init);
  if (init && (init.rows !== nClusters || init.cols !== features.cols)) {
    throw new RangeError(`init is ${init.rows} x ${init.cols}, it must be ${nClusters} x ${features.cols}`);
  }
  const rows = openRows(features);
  const shiftSqMax = tol * meanVariance(rows);
  const starts = init ? 1 : nInit;
  let best: Partition | null = null;
  for (let start = 0; start < starts; start++) {
    onProgress?.(start, starts);
    signal?.throwIfAborted();
    const first = init ? toDouble(init) : await drawPlusPlusCenters(rows, nClusters, random, signal);
    const run = await lloyd(rows, first, maxIter, shiftSqMax, signal);
    if (best === null || run.inertia < best.inertia) best = run;
  }
  onProgress?.(starts, starts);
  const { labels, inertia, nIter, centers } = best!;
  return {
    centers: { data: Float32Array.from(centers), rows: nClusters, cols: features.cols },
    labels,
    inertia,
    nIter,
  };
}

/** Nearest centre of each row, n; a tie goes to the lowest cluster.
 *  @throws RangeError when widths differ or an entry is not finite. O(n k d). */
export async function predictKMeans(
  { centers }: Pick<KMeansModel, "centers">,
  features: Matrix,
  { signal }: Pick<FitTools, "signal"> = {},
): Promise<Int32Array> {
  checkFeatures(features, 0);
  if (centers.cols !== features.cols) {
    throw new RangeError(`features has ${features.cols} columns, the centres have ${centers.cols}`);
  }
  return nearestCenters(openRows(features), toDouble(centers), signal);
}
