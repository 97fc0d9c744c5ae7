import { z } from "zod";
import { fitKMeans } from "../../cluster/kmeans/kmeans.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { pairwiseSquaredDistances } from "../../matrix/pairwise-distances.ts";
import { CANCER, checkLabelValues, UNLABELED } from "../../protocol/labels.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { parseParameters } from "../../registry/parameters.ts";
import type { FitBase, FittedBase } from "../fit-base.ts";

/** Labelled rows of each class that a cluster needs for a classifier of its own. */
const OWN_CLASSIFIER_MIN = 5;

export const clusterThenLabelParameters = z.object({
  nClusters: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe("Clusters of labelled and unlabelled images together; at most one an image."),
  nInit: z.int().min(1).max(100).default(10).describe("Starts of k-means; the lowest inertia is kept."),
  smoothing: z
    .number()
    .min(1e-3)
    .max(100)
    .default(1)
    .describe(
      "Imagined labels of each class in every cluster (Laplace): a cluster with c cancers among n labels scores (c + s) / (n + 2 s).",
    ),
  assignment: z
    .enum(["hard", "soft"])
    .default("hard")
    .describe(
      "hard: an image scores as its nearest cluster. soft: as all of them, weighted by exp(-distance² / (2 v)), v the mean variance of a column within the clusters, as in the mixture of round Gaussians that k-means approximates.",
    ),
  within: z
    .enum(["share", "logisticRegression"])
    .default("share")
    .describe(
      "share: every image of a cluster scores alike. logisticRegression: a cluster with at least 5 labels of each class gets a classifier of its own.",
    ),
});

export type ClusterThenLabelParams = z.input<typeof clusterThenLabelParameters>;

export type ClusterThenLabelModel = {
  /** k x d */
  centers: Matrix;
  /** k: P(class 1) in each cluster, by the smoothed share of its labels. */
  shares: Float64Array;
  /** k: the cluster's own classifier, where it has one. */
  classifiers: (FittedBase | null)[];
  /** Mean variance of a column within the clusters. */
  variance: number;
};

/** Clusters all rows by k-means and gives each cluster the smoothed share of class 1 among its labelled rows; one
 *  without labels scores 0.5.
 *  @param features  n x d
 *  @param labels    n: 0, 1 or UNLABELED
 *  @param fitBase   trains the clusters' own classifiers, for within "logisticRegression"
 *  @throws RangeError when the lengths differ, a label is unknown or an entry is not finite
 *  As k-means; deterministic for a given `random`. */
export async function fitClusterThenLabel(
  features: Matrix,
  labels: ArrayLike<number>,
  params: ClusterThenLabelParams,
  tools: FitTools,
  fitBase?: FitBase,
): Promise<ClusterThenLabelModel> {
  const { nClusters: most, nInit, smoothing } = parseParameters(clusterThenLabelParameters, params);
  if (labels.length !== features.rows)
    throw new RangeError(`labels has ${labels.length} entries, features has ${features.rows} rows`);
  checkLabelValues(labels);
  const nClusters = Math.max(1, Math.min(most, features.rows));
  const { centers, labels: clusters, inertia } = await fitKMeans(features, { nClusters, nInit }, tools);
  const shares = new Float64Array(nClusters);
  const classifiers: (FittedBase | null)[] = [];
  for (let cluster = 0; cluster < nClusters; cluster++) {
    const members = Int32Array.from(clusters.keys()).filter(
      (row) => clusters[row] === cluster && labels[row] !== UNLABELED,
    );
    const given = Int8Array.from(members, (row) => labels[row]);
    const cancers = given.filter((label) => label === CANCER).length;
    shares[cluster] = (cancers + smoothing) / (members.length + 2 * smoothing);
    const enough = Math.min(cancers, members.length - cancers) >= OWN_CLASSIFIER_MIN;
    classifiers.push(fitBase && enough ? await fitBase(takeRows(features, members), given, members) : null);
  }
  return { centers, shares, classifiers, variance: inertia / (features.rows * features.cols) };
}

/** P(class 1) of each row, q. @throws RangeError when widths differ or an entry is not finite. O(q k d). */
export async function predictClusterThenLabel(
  model: ClusterThenLabelModel,
  features: Matrix,
  assignment: "hard" | "soft",
): Promise<Float64Array> {
  const { centers, shares, classifiers, variance } = model;
  const k = centers.rows;
  const { data: weights } = await pairwiseSquaredDistances(features, centers);
  for (let at = 0; at < weights.length; at += k)
    weigh(weights.subarray(at, at + k), assignment === "soft" ? variance : 0);
  const scores = new Float64Array(features.rows);
  for (let cluster = 0; cluster < k; cluster++) {
    const own = await classifiers[cluster]?.score(features);
    for (let i = 0; i < features.rows; i++) scores[i] += weights[i * k + cluster] * (own ? own[i] : shares[cluster]);
  }
  return scores.map((score) => Math.min(1, score));
}

/** Turns one row's squared distances into weights that sum to 1: all on the nearest centre where nothing varies. */
function weigh(distancesSq: Float64Array, variance: number): void {
  let nearest = 0;
  for (let j = 1; j < distancesSq.length; j++) if (distancesSq[j] < distancesSq[nearest]) nearest = j;
  const least = distancesSq[nearest];
  let sum = 0;
  for (let j = 0; j < distancesSq.length; j++) {
    distancesSq[j] = variance > 0 ? Math.exp((least - distancesSq[j]) / (2 * variance)) : j === nearest ? 1 : 0;
    sum += distancesSq[j];
  }
  for (let j = 0; j < distancesSq.length; j++) distancesSq[j] /= sum;
}
