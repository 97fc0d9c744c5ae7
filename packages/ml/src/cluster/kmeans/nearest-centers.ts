import { screenable, screeningError } from "../../matrix/screened-rows.ts";
import { type AssignableRows, scoreCenters } from "./assignable-rows.ts";
import { centerDistanceSq } from "./center-distance.ts";

/** Entries of one block of scores: bounds memory and how long one native call blocks. */
const BLOCK_ENTRIES = 2 ** 21;

/** Nearest centre of each row, as double arithmetic by differences finds it; a tie goes to the lowest. Products in
 *  single precision decide wherever the two best differ by more than their error; the others are measured in double.
 *  @param centers  k x d, in the coordinates of the features
 *  @returns n
 *  O(n k d) at the rate of a product in single precision. */
export async function nearestCenters(
  rows: AssignableRows,
  centers: Float64Array,
  signal?: AbortSignal,
): Promise<Int32Array<ArrayBuffer>> {
  const { rows: n, cols: d } = rows.features;
  const k = centers.length / d;
  const labels = new Int32Array(n);
  const { relative, absolute } = screeningError(d);
  const step = Math.max(1, Math.floor(BLOCK_ENTRIES / k));
  for (let from = 0; from < n; from += step) {
    signal?.throwIfAborted();
    const to = Math.min(n, from + step);
    const { scores, lengthsSq } = await scoreCenters(rows, from, to, centers);
    const farthestSq = lengthsSq.reduce((most, lengthSq) => Math.max(most, lengthSq), 0);
    const farthest = Math.sqrt(farthestSq);
    for (let i = from; i < to; i++) {
      const lengthSq = rows.screened.lengthsSq[i];
      // A product errs by its share of |x| |c|; the row's own length plays no part. Twice, for both sides of a comparison.
      const error = 2 * (relative * (2 * Math.sqrt(lengthSq) * farthest + farthestSq) + absolute);
      const reliable = screenable(farthestSq) && screenable(lengthSq);
      labels[i] = nearestCenter(rows, i, centers, scores, (i - from) * k, k, reliable ? error : Infinity);
    }
  }
  return labels;
}

function nearestCenter(
  { features: { data, cols } }: AssignableRows,
  row: number,
  centers: Float64Array,
  scores: Float32Array,
  at: number,
  k: number,
  error: number,
): number {
  let best = 0;
  let second = Infinity;
  for (let c = 1; c < k; c++) {
    const score = scores[at + c];
    if (score < scores[at + best]) {
      second = scores[at + best];
      best = c;
    } else if (score < second) second = score;
  }
  const limit = scores[at + best] + error;
  if (second > limit) return best;
  let nearest = -1;
  let nearestSq = Infinity;
  for (let c = 0; c < k; c++) {
    if (scores[at + c] > limit) continue;
    const distanceSq = centerDistanceSq(data, row * cols, centers, c * cols, cols);
    if (distanceSq < nearestSq) {
      nearestSq = distanceSq;
      nearest = c;
    }
  }
  return nearest;
}
