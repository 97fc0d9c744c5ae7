import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { rowDistanceSq } from "../../matrix/row-distance.ts";
import { nearestNeighbors } from "../../neighbors/nearest-neighbors.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { takeTurns } from "../../registry/take-turns.ts";

/** Picks, again and again, the candidate farthest from the known rows and those picked before, while it is farther than
 *  distanceMin; equally far ones in order of row.
 *  @param candidates  rows of features
 *  @param known       rows of features; where there is none the first candidate is infinitely far
 *  @returns the picks in order, each with its distance when picked
 *  O(candidates (known + count) d). Gonzalez 1985. */
export async function farthestFirst(
  features: Matrix,
  candidates: readonly number[],
  known: readonly number[],
  { count, distanceMin }: { count: number; distanceMin: number },
  { signal }: Pick<FitTools, "signal">,
): Promise<{ row: number; distance: number }[]> {
  const picked: { row: number; distance: number }[] = [];
  if (count === 0 || candidates.length === 0) return picked;
  const { data, cols } = features;
  const nearestSq = await nearestKnown(features, candidates, known, signal);
  const turn = takeTurns(signal);
  while (picked.length < Math.min(count, candidates.length)) {
    let best = 0;
    for (let i = 1; i < candidates.length; i++) if (nearestSq[i] > nearestSq[best]) best = i;
    const distance = Math.sqrt(nearestSq[best]);
    if (!(distance > distanceMin)) break;
    const row = candidates[best];
    picked.push({ row, distance });
    await turn(candidates.length * cols);
    for (let i = 0; i < candidates.length; i++) {
      nearestSq[i] = Math.min(nearestSq[i], rowDistanceSq(data, candidates[i] * cols, data, row * cols, cols));
    }
  }
  return picked;
}

async function nearestKnown(
  features: Matrix,
  candidates: readonly number[],
  known: readonly number[],
  signal?: AbortSignal,
): Promise<Float64Array> {
  if (known.length === 0) return new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY);
  const found = await nearestNeighbors(takeRows(features, candidates), takeRows(features, known), 1, { signal });
  return found.distancesSq;
}
