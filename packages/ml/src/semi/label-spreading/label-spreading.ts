import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import {
  type IterationParams,
  type IterationTools,
  iterateLabels,
  knownDistributions,
  type LabelDistributions,
} from "../label-distributions.ts";
import type { SimilarityGraph } from "../similarity-graph.ts";

export type LabelSpreadingParams = IterationParams & {
  /** Share taken from the neighbours rather than from the row's own label, inside (0, 1). Default 0.2. */
  alpha?: number;
};

/** Spreads known labels over a similarity graph until they settle: F <- alpha S F + (1 - alpha) Y, with S the graph
 *  divided by the square roots of the column sums (in-degrees) of both ends, as scikit-learn's LabelSpreading does.
 *  @param affinity  a sparse graph without self edges, which may be directed; or a dense symmetric kernel, n x n, whose
 *    diagonal is left out
 *  @param labels    n: class index below nClasses, or UNLABELED (-1)
 *  @throws RangeError when alpha is outside (0, 1), lengths differ or a label is not a class
 *  O(edges * c) per iteration, deterministic. Zhou et al. 2004. */
export async function fitLabelSpreading(
  affinity: SimilarityGraph | DoubleMatrix,
  labels: ArrayLike<number>,
  nClasses: number,
  params: LabelSpreadingParams = {},
  tools: IterationTools = {},
): Promise<LabelDistributions> {
  const { alpha = 0.2, maxIter = 30, tol = 1e-3 } = params;
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be inside (0, 1), got ${alpha}`);
  const sparse = "starts" in affinity;
  const known = knownDistributions(labels, sparse ? affinity.n : affinity.rows, nClasses);
  const spread = sparse ? sparseSpread(affinity, nClasses) : denseSpread(affinity, nClasses);
  const step = async (from: Float64Array) => {
    const to = await spread(from);
    for (let at = 0; at < to.length; at++) to[at] = alpha * to[at] + (1 - alpha) * known[at];
    return to;
  };
  return await iterateLabels(known, nClasses, step, { maxIter, tol }, tools);
}

type Spread = (from: Float64Array) => Float64Array | Promise<Float64Array>;

function sparseSpread({ n, starts, columns, weights }: SimilarityGraph, nClasses: number): Spread {
  const inDegree = new Float64Array(n);
  for (let at = 0; at < columns.length; at++) inDegree[columns[at]] += weights[at];
  const root = degreeRoots(inDegree);
  const edges = new Float64Array(weights.length);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) edges[at] = weights[at] / (root[i] * root[columns[at]]);
  }
  return (from) => {
    const to = new Float64Array(from.length);
    for (let i = 0; i < n; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        const source = columns[at] * nClasses;
        for (let c = 0; c < nClasses; c++) to[i * nClasses + c] += edges[at] * from[source + c];
      }
    }
    return to;
  };
}

function denseSpread(kernel: DoubleMatrix, nClasses: number): Spread {
  const { data, rows: n } = kernel;
  const degree = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += data[i * n + j];
    degree[i] = sum - data[i * n + i];
  }
  const root = degreeRoots(degree);
  const scaled = new Float64Array(n * nClasses);
  return async (from) => {
    for (let at = 0; at < from.length; at++) scaled[at] = from[at] / root[Math.floor(at / nClasses)];
    const { data: to } = await multiply(kernel, { data: scaled, rows: n, cols: nClasses });
    for (let at = 0; at < to.length; at++) {
      const i = Math.floor(at / nClasses);
      to[at] = (to[at] - data[i * n + i] * scaled[at]) / root[i];
    }
    return to;
  };
}

/** A row that nobody points to keeps its outgoing weights, as scipy's Laplacian does. */
function degreeRoots(degree: Float64Array): Float64Array {
  return degree.map((sum) => (sum > 0 ? Math.sqrt(sum) : 1));
}
