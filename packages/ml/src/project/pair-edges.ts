/** Every pair i < j that a directed graph joins in either direction, by row i. */
export type PairEdges = {
  /** n + 1: pairs of row i stand at offsets[i] .. offsets[i + 1] - 1. */
  offsets: Int32Array;
  /** j of each pair. */
  columns: Int32Array;
  /** Weight of i -> j and of j -> i; 0 where there is none. */
  forward: Float64Array;
  backward: Float64Array;
};

/** Joins the two directions of each pair.
 *  @param indices  n x k: heads of the k edges that leave each row, all different, none the row itself
 *  @param weights  n x k
 *  O(n k), deterministic. */
export function pairEdges(indices: Int32Array, weights: Float64Array, n: number, k: number): PairEdges {
  const starts = new Int32Array(n + 1);
  for (let at = 0; at < indices.length; at++) starts[Math.min(Math.floor(at / k), indices[at]) + 1]++;
  for (let i = 0; i < n; i++) starts[i + 1] += starts[i];
  // Edges sorted by the smaller end, both directions of a pair still apart.
  const sorted = new Int32Array(indices.length);
  const next = starts.slice();
  for (let at = 0; at < indices.length; at++) sorted[next[Math.min(Math.floor(at / k), indices[at])]++] = at;
  const offsets = new Int32Array(n + 1);
  const columns = new Int32Array(indices.length);
  const forward = new Float64Array(indices.length);
  const backward = new Float64Array(indices.length);
  const slotOf = new Int32Array(n).fill(-1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    offsets[i] = count;
    for (let s = starts[i]; s < starts[i + 1]; s++) {
      const at = sorted[s];
      const tail = Math.floor(at / k);
      const other = tail === i ? indices[at] : tail;
      // A slot from an earlier row is below this row's first.
      if (slotOf[other] < offsets[i]) {
        slotOf[other] = count;
        columns[count++] = other;
      }
      (tail === i ? forward : backward)[slotOf[other]] = weights[at];
    }
  }
  offsets[n] = count;
  return {
    offsets,
    columns: columns.slice(0, count),
    forward: forward.slice(0, count),
    backward: backward.slice(0, count),
  };
}
