import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { blockRows, distanceBlock } from "../../matrix/pairwise-distances.ts";
import { rowDistanceSq } from "../../matrix/row-distance.ts";
import type { FitTools } from "../../registry/fit-tools.ts";

/** A squared distance this near to the limit, relative to it, is summed anew: whether a pair counts must not hang on
 *  the rounding of a product. */
const UNCERTAIN = 1e-8;

/** Calls `visit` once for every two rows i < j whose Euclidean distance is at most eps. Distances are computed in blocks
 *  and thrown away.
 *  O(n^2 d) at the rate of `multiply`, memory O(n d). */
export async function visitNearPairs(
  features: Matrix,
  eps: number,
  visit: (i: number, j: number) => void,
  tools: Pick<FitTools, "signal" | "onProgress">,
): Promise<void> {
  const { data, rows: n, cols: d } = features;
  const rows = centreRows(features, columnMeans(features));
  const limit = eps * eps;
  const [surely, never] = [limit * (1 - UNCERTAIN), limit * (1 + UNCERTAIN)];
  const step = blockRows(n);
  for (let from = 0; from < n; from += step) {
    tools.signal?.throwIfAborted();
    tools.onProgress?.(from, n);
    const to = Math.min(n, from + step);
    const block = await distanceBlock(rows, from, to, rows, from, n);
    for (let i = from; i < to; i++) {
      const at = (i - from) * block.cols - from;
      for (let j = i + 1; j < n; j++) {
        const distanceSq = block.data[at + j];
        if (distanceSq > never) continue;
        if (distanceSq <= surely || rowDistanceSq(data, i * d, data, j * d, d) <= limit) visit(i, j);
      }
    }
  }
}
