import { lanczos } from "../../matrix/lanczos.ts";
import type { Random } from "../../random/random.ts";
import type { FuzzyGraph } from "./fuzzy-graph.ts";

/** First coordinates, n x 2: the two smoothest vectors of the graph beside the constant one, eigenvectors of the
 *  normalised adjacency D^-1/2 W D^-1/2. Null when the graph is in several pieces, which such vectors would put each on
 *  one point, or has no two vectors. O(steps edges + n steps^2). */
export function spectralStart({ offsets, columns, weights }: FuzzyGraph, random: Random): Float64Array | null {
  const n = offsets.length - 1;
  if (!isConnected({ offsets, columns, weights })) return null;
  const degrees = new Float64Array(n);
  forEachPair((i, j, weight) => {
    degrees[i] += weight;
    degrees[j] += weight;
  });
  const scales = degrees.map((degree) => 1 / Math.sqrt(degree));
  const total = Math.sqrt(degrees.reduce((sum, degree) => sum + degree, 0));
  const constant = degrees.map((degree) => Math.sqrt(degree) / total);
  const apply = (x: Float64Array, product: Float64Array) => {
    for (let i = 0; i < n; i++) {
      const own = scales[i];
      let sum = 0;
      for (let e = offsets[i]; e < offsets[i + 1]; e++) {
        const j = columns[e];
        const weight = weights[e] * own * scales[j];
        sum += weight * x[j];
        product[j] += weight * x[i];
      }
      product[i] += sum;
    }
  };
  const { values, vectors } = lanczos(apply, n, 2, { random, known: [constant], tol: 1e-4 });
  if (values.length < 2) return null;
  return Float64Array.from({ length: 2 * n }, (_, at) => vectors[(at % 2) * n + (at >> 1)]);

  function forEachPair(visit: (i: number, j: number, weight: number) => void): void {
    for (let i = 0; i < n; i++) for (let e = offsets[i]; e < offsets[i + 1]; e++) visit(i, columns[e], weights[e]);
  }
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
