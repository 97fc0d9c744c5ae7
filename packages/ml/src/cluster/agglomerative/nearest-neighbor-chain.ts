import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";
import type { CondensedDistances } from "./condensed-distances.ts";
import { type ChainLinkage, LINKAGE_UPDATES, type LinkageUpdate } from "./linkage-update.ts";
import type { Edges } from "./merge-tree.ts";

const MERGES_PER_REPORT = 256;

/** The merges of a reducible linkage, unsorted: follow nearest neighbours until two are each other's, join them, go on
 *  from what is left of the chain (Müllner 2011, algorithm 3). A tie goes back along the chain, then to the lowest row.
 *  The distances are overwritten.
 *  O(n^2), deterministic. */
export async function chainMerges(
  distances: CondensedDistances,
  linkage: ChainLinkage,
  tools: Pick<FitTools, "signal" | "onProgress">,
): Promise<Edges> {
  const { n, data, offsets } = distances;
  const nMerges = n - 1;
  const edges: Edges = { a: new Int32Array(nMerges), b: new Int32Array(nMerges), distances: new Float64Array(nMerges) };
  const sizes = new Float64Array(n).fill(1);
  // Clusters still apart, each under one of its rows, ascending: what is joined is not scanned again.
  const apart = Int32Array.from({ length: n }, (_, i) => i);
  const chain = new Int32Array(n);
  let inChain = 0;
  const afterWork = takeTurns(tools.signal);
  for (let m = 0; m < nMerges; m++) {
    if (m % MERGES_PER_REPORT === 0) tools.onProgress?.(m, nMerges);
    const nApart = n - m;
    // Three clusters looked for, on average, and the distances of one: mostly waiting for memory.
    await afterWork(16 * nApart);
    if (inChain === 0) chain[inChain++] = apart[0];
    for (;;) {
      const tip = chain[inChain - 1];
      const before = inChain > 1 ? chain[inChain - 2] : -1;
      const nearest = nearestCluster(distances, tip, before, apart, nApart);
      if (nearest === before) break;
      chain[inChain++] = nearest;
    }
    inChain -= 2;
    const gone = Math.min(chain[inChain], chain[inChain + 1]);
    const kept = Math.max(chain[inChain], chain[inChain + 1]);
    const between = data[offsets[gone] + kept];
    edges.a[m] = gone;
    edges.b[m] = kept;
    edges.distances[m] = between;
    removeSorted(apart, nApart, gone);
    updateDistances(distances, LINKAGE_UPDATES[linkage], apart, nApart - 1, gone, kept, between, sizes);
    sizes[kept] += sizes[gone];
  }
  return edges;
}

/** The cluster nearest to `tip`; `before`, unless another is strictly nearer. */
function nearestCluster(
  { data, offsets }: CondensedDistances,
  tip: number,
  before: number,
  apart: Int32Array,
  nApart: number,
): number {
  let nearest = before;
  let least = Infinity;
  if (before >= 0) least = before < tip ? data[offsets[before] + tip] : data[offsets[tip] + before];
  let at = 0;
  for (; apart[at] < tip; at++) {
    const other = apart[at];
    const distance = data[offsets[other] + tip];
    if (distance < least) {
      least = distance;
      nearest = other;
    }
  }
  const row = offsets[tip];
  for (at++; at < nApart; at++) {
    const other = apart[at];
    const distance = data[row + other];
    if (distance < least) {
      least = distance;
      nearest = other;
    }
  }
  return nearest;
}

/** Distances to `kept`, now that `gone` is part of it. */
function updateDistances(
  { data, offsets }: CondensedDistances,
  update: LinkageUpdate,
  apart: Int32Array,
  nApart: number,
  gone: number,
  kept: number,
  between: number,
  sizes: Float64Array,
): void {
  for (let at = 0; at < nApart; at++) {
    const other = apart[at];
    if (other === kept) continue;
    const toGone = other < gone ? offsets[other] + gone : offsets[gone] + other;
    const toKept = other < kept ? offsets[other] + kept : offsets[kept] + other;
    data[toKept] = update(data[toGone], data[toKept], between, sizes[gone], sizes[kept], sizes[other]);
  }
}

function removeSorted(items: Int32Array, length: number, item: number): void {
  const at = items.subarray(0, length).indexOf(item);
  items.copyWithin(at, at + 1, length);
}
