import type { BlockOperator } from "../../matrix/filtered-subspace.ts";
import type { Matrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { pairwiseSquaredDistances } from "../../matrix/pairwise-distances.ts";
import { neighborGraph, type SimilarityGraph } from "../../semi/similarity-graph.ts";

/** D^-1/2 A D^-1/2 of a symmetric affinity A without its diagonal, D its row sums: one less each eigenvalue of the
 *  normalised Laplacian. A row without any edge keeps itself, as in scipy's Laplacian. */
export type NormalisedAffinity = {
  n: number;
  apply: BlockOperator;
  /** n: square root of each row sum; 1 where there is none. */
  rootDegrees: Float64Array;
};

/** Rows beyond which all pairs are refused: 288 MB here. */
export const DENSE_ROWS_MAX = 6000;

/** A = (G + G^T) / 2 with G the graph of the k nearest neighbours, each row counted among its own k.
 *  @throws RangeError when k is not in 1..n or an entry is not finite */
export async function neighborAffinity(features: Matrix, nNeighbors: number): Promise<NormalisedAffinity> {
  return affinityOfGraph(await neighborGraph(features, nNeighbors));
}

/** A = (G + G^T) / 2 of any directed graph; memory grows with its edges. */
export function affinityOfGraph({ n, starts, columns, weights }: SimilarityGraph): NormalisedAffinity {
  const degrees = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      degrees[i] += weights[at] / 2;
      degrees[columns[at]] += weights[at] / 2;
    }
  }
  const rootDegrees = rootsOf(degrees);
  const halves = new Float64Array(weights.length);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      halves[at] = weights[at] / (2 * rootDegrees[i] * rootDegrees[columns[at]]);
    }
  }
  return {
    n,
    rootDegrees,
    async apply({ data, cols: p }) {
      const product = alone(degrees, data, p);
      for (let i = 0; i < n; i++) {
        const own = i * p;
        for (let at = starts[i]; at < starts[i + 1]; at++) {
          const other = columns[at] * p;
          const half = halves[at];
          for (let c = 0; c < p; c++) {
            product[own + c] += half * data[other + c];
            product[other + c] += half * data[own + c];
          }
        }
      }
      return { data: product, rows: n, cols: p };
    },
  };
}

/** A = exp(-gamma |a - b|^2) of all pairs.
 *  @throws RangeError above DENSE_ROWS_MAX rows or when an entry is not finite. O(n^2 d), memory n^2. */
export async function rbfAffinity(features: Matrix, gamma: number): Promise<NormalisedAffinity> {
  const { rows: n } = features;
  if (n > DENSE_ROWS_MAX)
    throw new RangeError(`all pairs of ${n} rows are refused above ${DENSE_ROWS_MAX}: choose nearestNeighbors`);
  const affinity = await pairwiseSquaredDistances(features, features);
  const { data } = affinity;
  const degrees = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let at = i * n; at < (i + 1) * n; at++) {
      // The diagonal is left out of the sum, not taken off it: beside its 1 the affinities of a wide space would be lost.
      data[at] = at === i * (n + 1) ? 0 : Math.exp(-gamma * data[at]);
      degrees[i] += data[at];
    }
  }
  const rootDegrees = rootsOf(degrees);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] /= rootDegrees[i] * rootDegrees[j];
  for (let i = 0; i < n; i++) if (!(degrees[i] > 0)) data[i * n + i] = 1;
  return { n, rootDegrees, apply: (columns) => multiply(affinity, columns) };
}

function rootsOf(degrees: Float64Array): Float64Array {
  return degrees.map((degree) => (degree > 0 ? Math.sqrt(degree) : 1));
}

/** What rows without any edge keep of themselves. */
function alone(degrees: Float64Array, data: Float64Array, p: number): Float64Array {
  const product = new Float64Array(data.length);
  degrees.forEach((degree, i) => {
    if (!(degree > 0)) product.set(data.subarray(i * p, (i + 1) * p), i * p);
  });
  return product;
}
