import type { Matrix } from "../matrix/matrix.ts";
import { clusterMeans, squaredDistancesToMeans } from "./cluster-means.ts";

/** Mean over clusters of the worst ratio of two clusters' mean radii to the distance of their means (Davies and Bouldin
 *  1979): lower is better separated, 0 at best. Clusters with the same mean are passed over, as in scikit-learn. Every
 *  value of `labels` is an ordinary cluster; null when fewer than 2 clusters hold rows, or every row is alone.
 *  @param features  n x d
 *  @throws RangeError when lengths differ or an entry is not finite. O(n d + k^2 d). */
export function daviesBouldin(features: Matrix, labels: ArrayLike<number>): number | null {
  const clusters = clusterMeans(features, labels);
  const { codes, sizes, means } = clusters;
  const k = sizes.length;
  if (k < 2 || k >= features.rows) return null;
  const radii = new Float64Array(k);
  squaredDistancesToMeans(features, clusters).forEach((square, i) => {
    radii[codes[i]] += Math.sqrt(square) / sizes[codes[i]];
  });
  let sum = 0;
  for (let a = 0; a < k; a++) {
    let worst = 0;
    for (let b = 0; b < k; b++) {
      if (b === a) continue;
      const apart = distance(means.data, a * means.cols, b * means.cols, means.cols);
      if (apart > 0) worst = Math.max(worst, (radii[a] + radii[b]) / apart);
    }
    sum += worst;
  }
  return sum / k;
}

function distance(data: Float64Array, a: number, b: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) sum += (data[a + j] - data[b + j]) ** 2;
  return Math.sqrt(sum);
}
