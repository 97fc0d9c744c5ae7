import type { Matrix } from "../matrix/matrix.ts";
import { clusterMeans, squaredDistancesToMeans } from "./cluster-means.ts";

/** Variance between clusters over variance within them, each over its degrees of freedom (Calinski and Harabasz 1974):
 *  higher is better separated; 1 when no row leaves its cluster's mean, as in scikit-learn. Every value of `labels` is an
 *  ordinary cluster; null when fewer than 2 clusters hold rows, or every row is alone.
 *  @param features  n x d
 *  @throws RangeError when lengths differ or an entry is not finite. O(n d). */
export function calinskiHarabasz(features: Matrix, labels: ArrayLike<number>): number | null {
  const clusters = clusterMeans(features, labels);
  const { rows: n, cols: d } = features;
  const k = clusters.sizes.length;
  if (k < 2 || k >= n) return null;
  let within = 0;
  for (const square of squaredDistancesToMeans(features, clusters)) within += square;
  const { data: means } = clusters.means;
  const mean = new Float64Array(d);
  for (let at = 0; at < means.length; at++) mean[at % d] += (means[at] * clusters.sizes[Math.floor(at / d)]) / n;
  let between = 0;
  for (let at = 0; at < means.length; at++) {
    between += clusters.sizes[Math.floor(at / d)] * (means[at] - mean[at % d]) ** 2;
  }
  return within === 0 ? 1 : (between * (n - k)) / (within * (k - 1));
}
