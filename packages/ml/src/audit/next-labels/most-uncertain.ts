import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { rowDistanceSq } from "../../matrix/row-distance.ts";
import { percentile } from "../../metrics/percentile.ts";
import { otherNeighbors } from "../../neighbors/other-neighbors.ts";
import type { FitTools } from "../../registry/fit-tools.ts";

/** Rows looked at for each one picked: enough to spread out, few enough to stay uncertain. */
const SHORTLIST = 10;

/** Picks the candidates whose score is nearest to the threshold, in that order, spread out: among the ten times as many
 *  nearest to it, one that lies closer to a row asked before than these lie to each other at the median is a near twin,
 *  and waits until no other is left.
 *  @param candidates  rows of features, each with a score
 *  @param asked       rows of features that are asked already
 *  @param scores      of all rows of features
 *  O(n log n + (10 count)^2 d). */
export async function mostUncertain(
  features: Matrix,
  candidates: readonly number[],
  asked: readonly number[],
  scores: Float64Array,
  { count, threshold }: { count: number; threshold: number },
  { signal }: Pick<FitTools, "signal">,
): Promise<number[]> {
  if (count <= 0) return [];
  const doubt = (row: number): number => Math.abs(scores[row] - threshold);
  const shortlist = [...candidates].sort((a, b) => doubt(a) - doubt(b) || a - b).slice(0, SHORTLIST * count);
  const twinSq = await medianNearestSq(features, shortlist, signal);
  const { data, cols } = features;
  const taken = [...asked];
  const picked: number[] = [];
  const waiting: number[] = [];
  for (const row of shortlist) {
    if (picked.length === count) break;
    const near = taken.some((other) => rowDistanceSq(data, row * cols, data, other * cols, cols) < twinSq);
    if (near) waiting.push(row);
    else {
      picked.push(row);
      taken.push(row);
    }
  }
  return [...picked, ...waiting.slice(0, count - picked.length)];
}

/** Squared distance of a row to the nearest other one, at the median; 0 for fewer than two. */
async function medianNearestSq(features: Matrix, rows: readonly number[], signal?: AbortSignal): Promise<number> {
  if (rows.length < 2) return 0;
  const { distancesSq } = await otherNeighbors(takeRows(features, rows), 1, { signal });
  return percentile(distancesSq.sort(), 0.5);
}
