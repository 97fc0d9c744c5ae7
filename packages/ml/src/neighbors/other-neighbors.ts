import type { Matrix } from "../matrix/matrix.ts";
import type { FitTools } from "../registry/fit-tools.ts";
import { type Neighbors, nearestNeighbors } from "./nearest-neighbors.ts";

/** The k nearest other rows of each row, nearest first: a row is never its own neighbour, its duplicates may be.
 *  @param k  1..n - 1
 *  O(n^2 d) at the rate of a product. */
export async function otherNeighbors(
  features: Matrix,
  k: number,
  tools: Pick<FitTools, "signal"> = {},
): Promise<Neighbors> {
  const { rows: n } = features;
  const found = await nearestNeighbors(features, features, k + 1, { signal: tools.signal });
  const indices = new Int32Array(n * k);
  const distancesSq = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    const from = i * (k + 1);
    // Among more duplicates than neighbours the row itself may not be listed: then the last is one too many.
    for (let slot = 0, kept = 0; kept < k; slot++) {
      if (found.indices[from + slot] === i) continue;
      indices[i * k + kept] = found.indices[from + slot];
      distancesSq[i * k + kept] = found.distancesSq[from + slot];
      kept++;
    }
  }
  return { indices, distancesSq, k };
}
