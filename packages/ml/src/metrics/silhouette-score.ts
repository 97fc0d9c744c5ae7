import { checkFeatures } from "../matrix/check-features.ts";
import type { Matrix } from "../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../matrix/squared-distances.ts";

/** Mean silhouette of a partition, -1..1 (Rousseeuw 1987, Euclidean); a row alone in its cluster counts 0, as in
 *  scikit-learn. Null when fewer than 2 clusters hold rows, or every row is alone.
 *  @param features  n x d
 *  @param labels    n: whole numbers >= 0
 *  @throws RangeError when lengths differ or an entry is not finite. O(n^2 d). */
export function silhouetteScore(features: Matrix, labels: ArrayLike<number>): number | null {
  return silhouetteScores(features, [labels])[0];
}

/** The same for several partitions of the same rows: the distances are computed once. O(n^2 (d + partitions)). */
export function silhouetteScores(features: Matrix, partitions: ArrayLike<number>[]): (number | null)[] {
  checkFeatures(features);
  const { rows: n, cols: d } = features;
  const tables = partitions.map((labels) => {
    if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
    let k = 0;
    for (let i = 0; i < n; i++) {
      if (!(Number.isInteger(labels[i]) && labels[i] >= 0)) throw new RangeError(`cluster ${labels[i]} at row ${i}`);
      k = Math.max(k, labels[i] + 1);
    }
    return { labels, k, sums: new Float64Array(n * k) };
  });
  const x = toDouble(features);
  const distances = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    squaredDistances(x, i * d, x, d, 0, i, distances);
    for (let j = 0; j < i; j++) distances[j] = Math.sqrt(distances[j]);
    for (const { labels, k, sums } of tables) {
      const own = labels[i];
      for (let j = 0; j < i; j++) {
        sums[i * k + labels[j]] += distances[j];
        sums[j * k + own] += distances[j];
      }
    }
  }
  return tables.map(({ labels, k, sums }) => meanSilhouette(labels, n, k, sums));
}

function meanSilhouette(labels: ArrayLike<number>, n: number, k: number, sums: Float64Array): number | null {
  const sizes = new Int32Array(k);
  for (let i = 0; i < n; i++) sizes[labels[i]]++;
  const held = sizes.filter((size) => size > 0).length;
  if (held < 2 || held >= n) return null;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i];
    if (sizes[own] === 1) continue;
    const inside = sums[i * k + own] / (sizes[own] - 1);
    let outside = Infinity;
    for (let c = 0; c < k; c++) {
      if (c !== own && sizes[c] > 0) outside = Math.min(outside, sums[i * k + c] / sizes[c]);
    }
    const wider = Math.max(inside, outside);
    if (wider > 0) total += (outside - inside) / wider;
  }
  return total / n;
}
