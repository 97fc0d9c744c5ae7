import { type BlockOperator, filteredSubspace } from "../../matrix/filtered-subspace.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import type { FuzzyGraph } from "./fuzzy-graph.ts";

/** Residual at which the vectors are good enough to start from, as umap-learn's. */
const TOLERANCE = 1e-4;
/** Pieces that hardly touch settle slowly, and need not be told apart to more digits. */
const PRODUCTS_MAX = 500;

/** First coordinates, n x 2: the two smoothest vectors of the graph beside the constant one, eigenvectors of the
 *  normalised adjacency D^-1/2 W D^-1/2. Null when the graph is in several pieces: such vectors would put each piece on
 *  one point. O(edges) for each of at most 500 products. */
export async function spectralStart(graph: FuzzyGraph, { random, signal }: FitTools): Promise<Float64Array | null> {
  if (!isConnected(graph)) return null;
  const n = graph.offsets.length - 1;
  // No eigenvalue of a normalised adjacency lies outside [-1, 1]; the constant vector's is 1.
  const { vectors } = await filteredSubspace(normalisedAdjacency(graph), n, 3, {
    random,
    lowest: -1,
    tol: TOLERANCE,
    productsMax: PRODUCTS_MAX,
    signal,
  });
  return Float64Array.from({ length: 2 * n }, (_, at) => vectors[(1 + (at % 2)) * n + (at >> 1)]);
}

function normalisedAdjacency({ offsets, columns, weights }: FuzzyGraph): BlockOperator {
  const n = offsets.length - 1;
  const degrees = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      degrees[i] += weights[e];
      degrees[columns[e]] += weights[e];
    }
  }
  const scaled = Float64Array.from(weights);
  for (let i = 0; i < n; i++)
    for (let e = offsets[i]; e < offsets[i + 1]; e++) scaled[e] /= Math.sqrt(degrees[i] * degrees[columns[e]]);
  return async ({ data, rows, cols }) => {
    const product = new Float64Array(rows * cols);
    for (let i = 0; i < n; i++) {
      for (let e = offsets[i]; e < offsets[i + 1]; e++) {
        const weight = scaled[e];
        const a = i * cols;
        const b = columns[e] * cols;
        for (let c = 0; c < cols; c++) {
          product[a + c] += weight * data[b + c];
          product[b + c] += weight * data[a + c];
        }
      }
    }
    return { data: product, rows, cols };
  };
}

/** Whether every row reaches every other along edges that weigh something: union-find, with paths halved. */
function isConnected({ offsets, columns, weights }: FuzzyGraph): boolean {
  const n = offsets.length - 1;
  const parents = Int32Array.from({ length: n }, (_, i) => i);
  const rootOf = (row: number): number => {
    let at = row;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  };
  let pieces = n;
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      const [a, b] = [rootOf(i), rootOf(columns[e])];
      if (a === b || weights[e] === 0) continue;
      parents[a] = b;
      pieces--;
    }
  }
  return pieces === 1;
}
