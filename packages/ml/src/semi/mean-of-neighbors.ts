import type { Neighbors } from "../neighbors/nearest-neighbors.ts";
import { normaliseRows } from "./label-distributions.ts";

/** Mean of each query's neighbours' distributions, scaled to sum to 1; all 0 where no label reaches any neighbour.
 *  scikit-learn's predict_proba for the knn kernel, and one step of its label propagation.
 *  @param neighbors      q x k indices of rows
 *  @param distributions  n x c
 *  @returns q x c. O(q k c). */
export function meanOfNeighbors(neighbors: Neighbors, distributions: Float64Array, nClasses: number): Float64Array {
  const { indices, k } = neighbors;
  const queries = indices.length / k;
  const mean = new Float64Array(queries * nClasses);
  for (let i = 0; i < queries; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      const from = indices[at] * nClasses;
      for (let c = 0; c < nClasses; c++) mean[i * nClasses + c] += distributions[from + c];
    }
  }
  normaliseRows(mean, nClasses);
  return mean;
}
