import type { Matrix } from "../matrix/matrix.ts";
import { squaredDistances, toDouble } from "../matrix/squared-distances.ts";
import type { KMeansModel } from "./kmeans/kmeans.ts";

/** For each cluster the rows nearest to its centre, nearest first, at most `count`; ties in order of row.
 *  @param features  n x d: the rows the model was fitted on
 *  @throws RangeError when sizes do not match the model */
export function clusterMedoids(
  model: Pick<KMeansModel, "centers" | "labels">,
  features: Matrix,
  count = 1,
): Int32Array[] {
  const { centers, labels } = model;
  const { rows: n, cols: d } = features;
  if (labels.length !== n || centers.cols !== d) {
    throw new RangeError(`the model has ${labels.length} rows of ${centers.cols} columns, features is ${n} x ${d}`);
  }
  const x = toDouble(features);
  const target = toDouble(centers);
  const distances = new Float64Array(n);
  return Array.from({ length: centers.rows }, (_, cluster) => {
    squaredDistances(target, cluster * d, x, d, 0, n, distances);
    const members = Array.from(labels.keys()).filter((row) => labels[row] === cluster);
    members.sort((a, b) => distances[a] - distances[b] || a - b);
    return Int32Array.from(members.slice(0, count));
  });
}
