import type { Neighbors } from "../../neighbors/nearest-neighbors.ts";
import { UNLABELED } from "../../protocol/labels.ts";
import type { SimilarityGraph } from "../similarity-graph.ts";

export type LabelSpreadingParams = {
  /** Share taken from the neighbours rather than from the row's own label, inside (0, 1). Default 0.2. */
  alpha?: number;
  /** Default 30. */
  maxIter?: number;
  /** Total absolute change below which the iterations stop. Default 1e-3. */
  tol?: number;
};

export type LabelSpreadingModel = {
  /** n x c, row-major: class distribution of each row (sums to 1; all 0 where no label reaches). */
  distributions: Float64Array;
  nClasses: number;
  nIter: number;
  converged: boolean;
};

/** Spreads known labels over a similarity graph until they settle: F <- alpha S F + (1 - alpha) Y, with S the graph
 *  divided by the square roots of the column sums (in-degrees) of both ends, as scikit-learn's LabelSpreading does.
 *  @param graph   n rows, non-negative weights, no self edges; may be directed
 *  @param labels  n: class index below nClasses, or UNLABELED (-1)
 *  @throws RangeError when alpha is outside (0, 1), lengths differ or a label is not a class
 *  O(edges * c) per iteration, deterministic. Zhou et al. 2004. */
export function fitLabelSpreading(
  graph: SimilarityGraph,
  labels: ArrayLike<number>,
  nClasses: number,
  params: LabelSpreadingParams = {},
): LabelSpreadingModel {
  const { alpha = 0.2, maxIter = 30, tol = 1e-3 } = params;
  if (labels.length !== graph.n) throw new RangeError(`labels has ${labels.length} entries, graph has ${graph.n} rows`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be inside (0, 1), got ${alpha}`);
  const known = new Float64Array(graph.n * nClasses);
  for (let i = 0; i < graph.n; i++) {
    if (labels[i] === UNLABELED) continue;
    if (!(labels[i] >= 0 && labels[i] < nClasses)) {
      throw new RangeError(`label ${labels[i]} at row ${i} is not one of ${nClasses} classes`);
    }
    known[i * nClasses + labels[i]] = 1;
  }
  const edges = normalisedWeights(graph);
  let spread = Float64Array.from(known);
  let before = new Float64Array(spread.length);
  let nIter = 0;
  let converged = false;
  for (; nIter < maxIter; nIter++) {
    converged = totalChange(spread, before) < tol;
    if (converged) break;
    [before, spread] = [spread, before];
    spreadOnce(graph, edges, before, spread, nClasses);
    for (let at = 0; at < spread.length; at++) spread[at] = alpha * spread[at] + (1 - alpha) * known[at];
  }
  normaliseRows(spread, nClasses);
  return { distributions: spread, nClasses, nIter, converged };
}

/** Distribution of new rows: the mean of their neighbours' distributions, scaled to sum to 1; all 0 where no label
 *  reaches any neighbour. scikit-learn's predict_proba for the knn kernel.
 *  @param neighbors  q x k indices into the model's rows
 *  @returns q x c, row-major */
export function predictLabelSpreading(model: LabelSpreadingModel, neighbors: Neighbors): Float64Array {
  const { distributions, nClasses } = model;
  const rows = neighbors.indices.length / neighbors.k;
  const predicted = new Float64Array(rows * nClasses);
  for (let at = 0; at < neighbors.indices.length; at++) {
    const row = Math.floor(at / neighbors.k);
    for (let c = 0; c < nClasses; c++) {
      predicted[row * nClasses + c] += distributions[neighbors.indices[at] * nClasses + c];
    }
  }
  normaliseRows(predicted, nClasses);
  return predicted;
}

function normalisedWeights({ n, starts, columns, weights }: SimilarityGraph): Float64Array {
  const inDegree = new Float64Array(n);
  for (let at = 0; at < columns.length; at++) inDegree[columns[at]] += weights[at];
  // A row that nobody points to keeps its outgoing weights, as scipy's Laplacian does.
  const root = inDegree.map((degree) => (degree === 0 ? 1 : Math.sqrt(degree)));
  const normalised = new Float64Array(weights.length);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) normalised[at] = weights[at] / (root[i] * root[columns[at]]);
  }
  return normalised;
}

function spreadOnce(
  { n, starts, columns }: SimilarityGraph,
  edges: Float64Array,
  from: Float64Array,
  to: Float64Array,
  nClasses: number,
): void {
  to.fill(0);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const source = columns[at] * nClasses;
      for (let c = 0; c < nClasses; c++) to[i * nClasses + c] += edges[at] * from[source + c];
    }
  }
}

function totalChange(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs(a[at] - b[at]);
  return sum;
}

function normaliseRows(values: Float64Array, nClasses: number): void {
  for (let at = 0; at < values.length; at += nClasses) {
    let sum = 0;
    for (let c = 0; c < nClasses; c++) sum += values[at + c];
    if (sum > 0) for (let c = 0; c < nClasses; c++) values[at + c] /= sum;
  }
}
