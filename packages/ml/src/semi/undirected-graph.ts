import type { SimilarityGraph } from "./similarity-graph.ts";

/** The graph with every edge in both directions, at the larger of the two weights. O(edges), sorted by no one. */
export function undirectedGraph(graph: SimilarityGraph): SimilarityGraph {
  const { n, starts, columns, weights } = graph;
  const reversed = reverse(graph);
  const union = { starts: new Int32Array(n + 1), columns: new Int32Array(2 * columns.length) };
  const unionWeights = new Float64Array(2 * columns.length);
  // Where row i keeps its edge to each row; -1 when it has none yet.
  const place = new Int32Array(n).fill(-1);
  let end = 0;
  for (let i = 0; i < n; i++) {
    const begin = end;
    const add = (j: number, weight: number) => {
      if (place[j] < 0) {
        union.columns[end] = j;
        place[j] = end++;
      }
      unionWeights[place[j]] = Math.max(unionWeights[place[j]], weight);
    };
    for (let at = starts[i]; at < starts[i + 1]; at++) add(columns[at], weights[at]);
    for (let at = reversed.starts[i]; at < reversed.starts[i + 1]; at++)
      add(reversed.columns[at], reversed.weights[at]);
    for (let at = begin; at < end; at++) place[union.columns[at]] = -1;
    union.starts[i + 1] = end;
  }
  return { n, starts: union.starts, columns: union.columns.slice(0, end), weights: unionWeights.slice(0, end) };
}

function reverse({ n, starts, columns, weights }: SimilarityGraph): SimilarityGraph {
  const reversed = {
    n,
    starts: new Int32Array(n + 1),
    columns: new Int32Array(columns.length),
    weights: new Float64Array(columns.length),
  };
  for (const j of columns) reversed.starts[j + 1]++;
  for (let j = 0; j < n; j++) reversed.starts[j + 1] += reversed.starts[j];
  const next = reversed.starts.slice(0, n);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const slot = next[columns[at]]++;
      reversed.columns[slot] = i;
      reversed.weights[slot] = weights[at];
    }
  }
  return reversed;
}
