import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { nearestNeighbors } from "../neighbors/nearest-neighbors.ts";
import { UNLABELED } from "../protocol/labels.ts";

export type LabelledNeighbor = { row: number; label: number; distance: number };

/** The labelled rows nearest to a row, nearest first, none of its own family: an image is not explained by its copy.
 *  For one layer; ask again with another layer's features.
 *  @param features  n x d
 *  @param labels    n: 0, 1 or -1
 *  @param groups    n: family of each row
 *  @param k         at most this many; fewer where fewer are labelled
 *  @returns Euclidean distances; equal ones in order of row
 *  @throws RangeError when lengths differ, the row is none of the n, k is below 1 or an entry is not finite
 *  O(n d). */
export async function nearestLabelled(
  features: Matrix,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  row: number,
  k: number,
): Promise<LabelledNeighbor[]> {
  for (const [name, { length }] of Object.entries({ labels, groups })) {
    if (length !== features.rows)
      throw new RangeError(`features has ${features.rows} rows, ${name} has ${length} entries`);
  }
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}, at least 1 is needed`);
  const query = takeRows(features, [row]);
  const candidates = Array.from({ length: features.rows }, (_, i) => i).filter(
    (i) => labels[i] !== UNLABELED && groups[i] !== groups[row],
  );
  if (candidates.length === 0) return [];
  const found = await nearestNeighbors(query, takeRows(features, candidates), Math.min(k, candidates.length));
  return Array.from(found.indices, (at, i) => {
    return { row: candidates[at], label: labels[candidates[at]], distance: Math.sqrt(found.distancesSq[i]) };
  });
}
