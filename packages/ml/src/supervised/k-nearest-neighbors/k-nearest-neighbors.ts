import { z } from "zod";
import { checkFeatures } from "../../matrix/check-features.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import { parseParameters } from "../../registry/parameters.ts";
import { countClasses } from "../class-weights.ts";

export const kNearestNeighborsParameters = z.object({
  nNeighbors: z.int().min(1).max(1000).default(5).describe("Labelled rows that vote, the nearest ones."),
  weights: z
    .enum(["uniform", "distance"])
    .default("uniform")
    .describe("uniform gives each neighbour one vote, distance the inverse of its distance."),
});

export type KNearestNeighborsParams = z.input<typeof kNearestNeighborsParameters>;

export type KNearestNeighborsModel = {
  /** n x d, not copied. */
  references: Matrix;
  /** n: 0 or 1 */
  labels: ArrayLike<number>;
  nNeighbors: number;
  weights: "uniform" | "distance";
};

/** Keeps the labelled rows for predictKNearestNeighbors: there is nothing to fit.
 *  @param features  n x d
 *  @param labels    n: 0 or 1, both present
 *  @throws RangeError when nNeighbors is beyond the n rows, a class is absent, lengths differ or an entry is not finite */
export function fitKNearestNeighbors(
  features: Matrix,
  labels: ArrayLike<number>,
  params: KNearestNeighborsParams = {},
): KNearestNeighborsModel {
  const { nNeighbors, weights } = parseParameters(kNearestNeighborsParameters, params);
  checkFeatures(features);
  countClasses(labels, features.rows);
  if (nNeighbors > features.rows)
    throw new RangeError(`nNeighbors is ${nNeighbors}, at most the ${features.rows} rows`);
  return { references: features, labels, nNeighbors, weights };
}

/** P(class 1): share of the votes of each row's neighbours, q. With weights "distance", neighbours at distance 0 have
 *  all the votes: a row of the model takes its own label (shared with its duplicates').
 *  @param features  q x d
 *  @throws RangeError when widths differ or an entry is not finite
 *  O(q n d), deterministic; equal distances in order of index. scikit-learn's KNeighborsClassifier. */
export async function predictKNearestNeighbors(
  { references, labels, nNeighbors, weights }: KNearestNeighborsModel,
  features: Matrix,
): Promise<Float64Array> {
  const { indices, distancesSq } = await nearestNeighbors(features, references, nNeighbors);
  return Float64Array.from({ length: features.rows }, (_, i) => {
    const from = i * nNeighbors;
    // The nearest comes first: at 0, only those at 0 vote.
    const touching = weights === "distance" && distancesSq[from] === 0;
    let [votes, total] = [0, 0];
    for (let at = from; at < from + nNeighbors; at++) {
      const vote = touching ? Number(distancesSq[at] === 0) : weights === "distance" ? distancesSq[at] ** -0.5 : 1;
      total += vote;
      votes += vote * labels[indices[at]];
    }
    return votes / total;
  });
}
