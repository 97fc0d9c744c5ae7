import type { Matrix } from "../matrix/matrix.ts";
import { adjustedRandIndex } from "../metrics/adjusted-rand-index.ts";
import { clusterMeans, squaredDistancesToMeans } from "../metrics/cluster-means.ts";
import { homogeneityCompletenessV } from "../metrics/homogeneity-completeness-v.ts";
import type { Figure } from "../protocol/figure.ts";
import { labelledRows } from "../protocol/labels.ts";

/** Share of the subsample pairs between the bounds of a stability. */
const STABILITY_LEVEL = 0.9;

export function silhouetteFigure(value: number | null, n: number): Figure {
  return { id: "silhouette", value, n, interval: null, ...(value === null ? { reason: "ONE_CLUSTER" as const } : {}) };
}

export function bicFigure(value: number, n: number): Figure {
  return { id: "bic", value, n, interval: null };
}

/** Mean over pairs of subsamples, between the bounds that hold nine pairs in ten.
 *  @param values  one for each pair; none when the rows were too few */
export function stabilityFigure(values: Float64Array, n: number): Figure {
  const id = "stability";
  if (values.length === 0) return { id, value: null, n, interval: null, reason: "TOO_FEW_ROWS" };
  const sorted = values.slice().sort();
  const at = (share: number) => quantile(sorted, share);
  const tail = (1 - STABILITY_LEVEL) / 2;
  return {
    id,
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    n,
    nResamples: values.length,
    interval: { low: at(tail), high: at(1 - tail), level: STABILITY_LEVEL, method: "subsample-range" },
  };
}

/** Sum of squared distances of the rows to the mean of their cluster. */
export function inertiaFigure(features: Matrix, clusters: Int32Array): Figure {
  const squares = squaredDistancesToMeans(features, clusterMeans(features, clusters));
  return { id: "inertia", value: squares.reduce((sum, value) => sum + value, 0), n: features.rows, interval: null };
}

/** Agreement with the labels that experts gave: over labelled rows alone. */
export function agreementFigures(clusters: Int32Array, labels: ArrayLike<number>): Figure[] {
  const rows = labelledRows(labels);
  const known = Array.from(rows, (row) => labels[row]);
  const found = Array.from(rows, (row) => clusters[row]);
  const figure = (id: string, compare: () => number | null): Figure => {
    if (rows.length === 0) return { id, value: null, n: 0, interval: null, reason: "NO_LABELS" };
    // Against a single class an index is 0 or 1 by definition and says nothing.
    if (new Set(known).size < 2) return { id, value: null, n: rows.length, interval: null, reason: "ONE_CLASS" };
    return { id, value: compare(), n: rows.length, interval: null };
  };
  return [
    figure("adjustedRandIndex", () => adjustedRandIndex(known, found)),
    figure("vMeasure", () => homogeneityCompletenessV(known, found)?.vMeasure ?? null),
  ];
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
