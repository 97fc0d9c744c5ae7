import { checkFeatures } from "../matrix/check-features.ts";
import type { DoubleMatrix, Matrix } from "../matrix/matrix.ts";
import { encode } from "./contingency.ts";

/** A partition with the mean of each cluster. */
export type ClusterMeans = {
  /** n: 0..k-1, in order of appearance. */
  codes: Int32Array;
  /** k: rows of each cluster. */
  sizes: Float64Array;
  /** k x d */
  means: DoubleMatrix;
};

/** Every value of `labels` is an ordinary cluster.
 *  @param features  n x d
 *  @throws RangeError when lengths differ or an entry is not finite. O(n d). */
export function clusterMeans(features: Matrix, labels: ArrayLike<number>): ClusterMeans {
  checkFeatures(features, 0);
  const { data, rows: n, cols: d } = features;
  if (labels.length !== n) throw new RangeError(`labels has ${labels.length} entries, features has ${n} rows`);
  const [codes, sizes] = encode(labels);
  const means = new Float64Array(sizes.length * d);
  for (let i = 0; i < n; i++) {
    const at = codes[i] * d;
    for (let j = 0; j < d; j++) means[at + j] += data[i * d + j];
  }
  for (let at = 0; at < means.length; at++) means[at] /= sizes[Math.floor(at / d)];
  return { codes, sizes, means: { data: means, rows: sizes.length, cols: d } };
}

/** n: squared distance of each row to the mean of its cluster. O(n d). */
export function squaredDistancesToMeans(features: Matrix, { codes, means }: ClusterMeans): Float64Array {
  const { data, rows: n, cols: d } = features;
  const squares = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const at = codes[i] * d;
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const difference = data[i * d + j] - means.data[at + j];
      sum += difference * difference;
    }
    squares[i] = sum;
  }
  return squares;
}
