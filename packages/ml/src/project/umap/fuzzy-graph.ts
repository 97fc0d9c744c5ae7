import type { Neighbors } from "../../neighbors/nearest-neighbors.ts";
import { type PairEdges, pairEdges } from "../pair-edges.ts";
import type { SmoothDistances } from "./smooth-distances.ts";

/** Pairs i < j with the membership of the edge between them, 0..1. */
export type FuzzyGraph = Pick<PairEdges, "offsets" | "columns"> & { weights: Float64Array };

/** Joins each row's fuzzy neighbourhood with the others': a pair's weight is a + b - ab of its two directions (union,
 *  setOpMixRatio 1), ab (intersection, 0), or between. O(n k). McInnes, Healy and Melville 2018, algorithms 1 and 2;
 *  equal to umap-learn's fuzzy_simplicial_set. */
export function fuzzyGraph(
  { indices, distancesSq, k }: Neighbors,
  { rhos, sigmas }: SmoothDistances,
  setOpMixRatio: number,
): FuzzyGraph {
  const memberships = new Float64Array(indices.length);
  for (let at = 0; at < indices.length; at++) {
    const row = Math.floor(at / k);
    const beyond = Math.sqrt(distancesSq[at]) - rhos[row];
    memberships[at] = beyond <= 0 || sigmas[row] === 0 ? 1 : Math.exp(-beyond / sigmas[row]);
  }
  const { offsets, columns, forward, backward } = pairEdges(indices, memberships, rhos.length, k);
  const weights = forward.map((a, e) => {
    const both = a * backward[e];
    return setOpMixRatio * (a + backward[e] - both) + (1 - setOpMixRatio) * both;
  });
  return { offsets, columns, weights };
}
