import type { Matrix } from "../matrix/matrix.ts";
import { adjustedMutualInformation } from "../metrics/adjusted-mutual-information.ts";
import { adjustedRandIndex } from "../metrics/adjusted-rand-index.ts";
import { calinskiHarabasz } from "../metrics/calinski-harabasz.ts";
import { clusterMeans, squaredDistancesToMeans } from "../metrics/cluster-means.ts";
import { daviesBouldin } from "../metrics/davies-bouldin.ts";
import { fowlkesMallows } from "../metrics/fowlkes-mallows.ts";
import { groupBootstrapIntervals } from "../metrics/group-bootstrap.ts";
import { homogeneityCompletenessV } from "../metrics/homogeneity-completeness-v.ts";
import type { Figure } from "../protocol/figure.ts";
import { labelledRows } from "../protocol/labels.ts";
import type { Random } from "../random/random.ts";

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

/** How compact and how far apart the clusters are, on the rows given; null with fewer than two clusters. */
export function internalFigures(features: Matrix, clusters: Int32Array): Figure[] {
  const figure = (id: string, value: number | null): Figure => ({
    id,
    value,
    n: features.rows,
    interval: null,
    ...(value === null ? { reason: "ONE_CLUSTER" as const } : {}),
  });
  return [
    figure("daviesBouldin", daviesBouldin(features, clusters)),
    figure("calinskiHarabasz", calinskiHarabasz(features, clusters)),
  ];
}

const EXTERNAL_RESAMPLES = 500;

/** Agreement with the labels that experts gave: over labelled rows alone, with an interval over their families. The
 *  partition itself is taken as it is.
 *  @param groups  n: family of each row */
export function agreementFigures(
  clusters: Int32Array,
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  random: Random,
): Figure[] {
  const rows = labelledRows(labels);
  const known = Array.from(rows, (row) => labels[row]);
  const found = Array.from(rows, (row) => clusters[row]);
  const n = rows.length;
  if (n === 0) return EXTERNAL.map(({ id }) => ({ id, value: null, n, interval: null, reason: "NO_LABELS" }));
  // Against a single class an index is 0 or 1 by definition and says nothing.
  if (new Set(known).size < 2)
    return EXTERNAL.map(({ id }) => ({ id, value: null, n, interval: null, reason: "ONE_CLASS" }));
  const drawn = groupBootstrapIntervals(
    Array.from(rows, (row) => groups[row]),
    EXTERNAL.map(
      ({ compare }) =>
        (weights) =>
          compare(repeated(known, weights), repeated(found, weights)),
    ),
    { nResamples: EXTERNAL_RESAMPLES },
    { random },
  );
  return EXTERNAL.map(({ id, compare }, at) => ({ id, value: compare(known, found), n, ...drawn[at] }));
}

const EXTERNAL: readonly { id: string; compare: (known: number[], found: number[]) => number | null }[] = [
  { id: "adjustedRandIndex", compare: adjustedRandIndex },
  { id: "adjustedMutualInformation", compare: adjustedMutualInformation },
  { id: "vMeasure", compare: (known, found) => homogeneityCompletenessV(known, found)?.vMeasure ?? null },
  { id: "fowlkesMallows", compare: fowlkesMallows },
];

/** Each value as often as its weight says. */
function repeated(values: readonly number[], weights: Int32Array): number[] {
  const all: number[] = [];
  for (const [i, value] of values.entries()) for (let copy = 0; copy < weights[i]; copy++) all.push(value);
  return all;
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
