import { centreRows, columnMeans } from "../../matrix/centred-rows.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { blockRows, distanceBlock } from "../../matrix/pairwise-distances.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";

export type CoveringRow = {
  row: number;
  /** To the nearest known row; Infinity where there is none. */
  distance: number;
  /** Uncovered candidates that it covers, itself among them. */
  nCovered: number;
};

/** Picks, again and again, the uncovered candidate that covers the most uncovered ones, itself among them: those no
 *  farther than distanceMax. Of equals the one farthest from the known rows, then the first. Ends when all are covered.
 *  Farthest-first alone (Gonzalez 1985) would ask for one outlier after another, each of which covers nothing else.
 *  @param candidates  rows of features, one a family
 *  @param known       rows of features; a candidate within distanceMax of one is covered
 *  O(candidates known d + u^2 d) for u uncovered candidates, memory u^2 / 8 bytes. Yehuda, Dekel, Hacohen and Weinshall
 *  2022 (covering lens), their radius given by the labels. */
export async function coverUncovered(
  features: Matrix,
  candidates: readonly number[],
  known: readonly number[],
  { count, distanceMax }: { count: number; distanceMax: number },
  { signal }: Pick<FitTools, "signal">,
): Promise<CoveringRow[]> {
  if (count === 0 || candidates.length === 0) return [];
  const distances = await distancesToKnown(features, candidates, known, signal);
  const places = Array.from(candidates.keys()).filter((i) => distances[i] > distanceMax);
  const rows = places.map((i) => candidates[i]);
  const reach = await withinReach(takeRows(features, rows), distanceMax, signal);
  const open = new Uint8Array(rows.length).fill(1);
  const gains = Int32Array.from(rows, (_, i) => reach.of(i).length);
  const picked: CoveringRow[] = [];
  const turn = takeTurns(signal);
  while (picked.length < count) {
    let best = -1;
    for (let i = 0; i < rows.length; i++) {
      if (open[i] === 0) continue;
      const more = best < 0 ? 1 : gains[i] - gains[best] || distances[places[i]] - distances[places[best]];
      if (more > 0) best = i;
    }
    if (best < 0) break;
    picked.push({ row: rows[best], distance: distances[places[best]], nCovered: gains[best] });
    for (const covered of reach.of(best)) {
      if (open[covered] === 0) continue;
      open[covered] = 0;
      await turn(rows.length);
      for (const other of reach.of(covered)) gains[other]--;
    }
  }
  return picked;
}

async function distancesToKnown(
  features: Matrix,
  candidates: readonly number[],
  known: readonly number[],
  signal?: AbortSignal,
): Promise<Float64Array> {
  if (known.length === 0) return new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY);
  const found = await nearestNeighbors(takeRows(features, candidates), takeRows(features, known), 1, { signal });
  return found.distancesSq.map(Math.sqrt);
}

/** Which rows lie within the distance of each row, itself among them; a bit a pair. */
async function withinReach(
  features: Matrix,
  distanceMax: number,
  signal?: AbortSignal,
): Promise<{ of(row: number): number[] }> {
  const n = features.rows;
  const stride = Math.ceil(n / 8);
  const bits = new Uint8Array(n * stride);
  const centred = centreRows(features, columnMeans(features));
  const step = blockRows(n);
  for (let from = 0; from < n; from += step) {
    signal?.throwIfAborted();
    const to = Math.min(n, from + step);
    const { data } = await distanceBlock(centred, from, to, centred, 0, n);
    for (let i = from; i < to; i++) {
      for (let j = 0; j < n; j++) {
        const near = i === j || Math.sqrt(data[(i - from) * n + j]) <= distanceMax;
        if (near) bits[i * stride + (j >> 3)] |= 1 << (j & 7);
      }
    }
  }
  return {
    of(row) {
      const found: number[] = [];
      for (let j = 0; j < n; j++) if (bits[row * stride + (j >> 3)] & (1 << (j & 7))) found.push(j);
      return found;
    },
  };
}
