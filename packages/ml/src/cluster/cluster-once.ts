import type { Matrix } from "../matrix/matrix.ts";
import { silhouetteScores } from "../metrics/silhouette-score.ts";
import { runClustering } from "../protocol/run-unsupervised.ts";
import { createRandom } from "../random/random.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import { agreementFigures, internalFigures, silhouetteFigure } from "./candidate-figures.ts";
import type { ChooseKParams, ClusterCandidate } from "./choose-k.ts";

/** A method that finds its own number of clusters (HDBSCAN, DBSCAN), with the figures that chooseK gives, less those that
 *  compare numbers of clusters. Noise (-1) counts as a cluster of its own in the indices, so that leaving rows out does
 *  not pay.
 *  @throws as chooseK */
export async function clusterOnce(
  features: Matrix,
  labels: ArrayLike<number>,
  { method = "hdbscan", parameters = {}, seed, keys, groups }: ChooseKParams,
  tools: Omit<FitTools, "random"> = {},
): Promise<ClusterCandidate[]> {
  if (features.rows < 2) return [];
  const clustering = await runClustering({ features, keys }, { method, parameters: { ...parameters }, seed }, tools);
  const withNoise = Int32Array.from(clustering.labels, (cluster) => (cluster < 0 ? clustering.nClusters : cluster));
  const [silhouette] = await silhouetteScores(features, [withNoise], tools);
  const rows = Int32Array.from({ length: features.rows }, (_, row) => row);
  return [
    {
      nClusters: clustering.nClusters,
      method,
      parameters: { ...(parameters as Record<string, number | string | boolean>), seed },
      clustering,
      figures: [
        silhouetteFigure(silhouette, features.rows),
        ...internalFigures(features, withNoise),
        ...agreementFigures(withNoise, labels, groups ?? rows, createRandom(seed, "agreement")),
      ],
      preferredBy: [],
      chosen: false,
    },
  ];
}
