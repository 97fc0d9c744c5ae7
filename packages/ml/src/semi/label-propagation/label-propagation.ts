import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import type { Neighbors } from "../../neighbors/nearest-neighbors.ts";
import { UNLABELED } from "../../protocol/labels.ts";
import {
  type IterationParams,
  type IterationTools,
  iterateLabels,
  knownDistributions,
  type LabelDistributions,
  normaliseRows,
} from "../label-distributions.ts";
import { meanOfNeighbors } from "../mean-of-neighbors.ts";

/** Lets each unlabelled row take the mean of the rows it resembles until nothing moves; labelled rows keep their label
 *  (hard clamping), as scikit-learn's LabelPropagation does.
 *  @param affinity  the nearest neighbours of each of n rows among them, itself included; or a dense kernel, n x n
 *  @param labels    n: class index below nClasses, or UNLABELED (-1)
 *  @throws RangeError when lengths differ or a label is not a class
 *  O(n k c) per iteration (n^2 c when dense), deterministic. Zhu and Ghahramani 2002. */
export async function fitLabelPropagation(
  affinity: Neighbors | DoubleMatrix,
  labels: ArrayLike<number>,
  nClasses: number,
  { maxIter = 1000, tol = 1e-3 }: IterationParams = {},
  tools: IterationTools = {},
): Promise<LabelDistributions> {
  const sparse = "indices" in affinity;
  const n = sparse ? affinity.indices.length / affinity.k : affinity.rows;
  const known = knownDistributions(labels, n, nClasses);
  const step = async (from: Float64Array) => {
    // Each row is scaled to sum to 1 afterwards, so that the kernel's own rows need not be.
    const to = sparse ? meanOfNeighbors(affinity, from, nClasses) : await meanOfAll(affinity, from, nClasses);
    for (let i = 0; i < n; i++) {
      if (labels[i] === UNLABELED) continue;
      for (let c = 0; c < nClasses; c++) to[i * nClasses + c] = known[i * nClasses + c];
    }
    return to;
  };
  return await iterateLabels(known, nClasses, step, { maxIter, tol }, tools);
}

async function meanOfAll(kernel: DoubleMatrix, from: Float64Array, nClasses: number): Promise<Float64Array> {
  const { data: to } = await multiply(kernel, { data: from, rows: kernel.rows, cols: nClasses });
  normaliseRows(to, nClasses);
  return to;
}
