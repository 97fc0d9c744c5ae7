import { createUnionFind } from "../union-find.ts";

/** Core samples and what they link, built one near pair at a time, in any order. */
export type DensityLinks = {
  /** Two rows at most eps apart; each pair once. */
  add(i: number, j: number): void;
  isCore(row: number): boolean;
  /** The lowest core sample of the cluster of a core sample. */
  clusterOf(core: number): number;
  /** Every neighbour of a row that is no core sample: fewer than minSamples. */
  neighborsOf(row: number): Int32Array;
};

/** A row's neighbours are held only until it is known to be a core sample, so that memory is O(n minSamples) however
 *  many pairs there are: whichever row of a pair becomes a core sample last still holds the other, and links the two. */
export function createDensityLinks(n: number, minSamples: number): DensityLinks {
  const heldMax = minSamples - 1;
  const held = new Int32Array(n * heldMax);
  // Each row is in its own neighbourhood.
  const counts = new Int32Array(n).fill(1);
  const clusters = createUnionFind(n);
  const isCore = (row: number) => counts[row] >= minSamples;

  function link(i: number, j: number): void {
    const p = clusters.find(i);
    const q = clusters.find(j);
    if (p !== q) clusters.join(Math.max(p, q), Math.min(p, q));
  }

  function count(row: number, neighbor: number): void {
    if (isCore(row)) return;
    held[row * heldMax + counts[row] - 1] = neighbor;
    counts[row]++;
    if (!isCore(row)) return;
    for (const other of held.subarray(row * heldMax, (row + 1) * heldMax)) if (isCore(other)) link(row, other);
  }

  return {
    add(i, j) {
      if (isCore(i) && isCore(j)) {
        link(i, j);
        return;
      }
      count(i, j);
      count(j, i);
    },
    isCore,
    clusterOf: (core) => clusters.find(core),
    neighborsOf: (row) => held.subarray(row * heldMax, row * heldMax + counts[row] - 1),
  };
}
