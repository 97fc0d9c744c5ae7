import { drawIndex } from "../../random/draw.ts";
import type { Random } from "../../random/random.ts";
import { type AssignableRows, scoreCenters } from "./assignable-rows.ts";
import { centerDistanceSq } from "./center-distance.ts";

/** A distance below this share of both squared lengths has lost too many digits in a product of single precision. */
const CANCELLED = 1e-2;

/** k first centres (k x d): each is the best of 2 + ln k rows drawn with probability proportional to the squared
 *  distance to the centres so far (greedy k-means++, as scikit-learn draws them).
 *  Rows that equal every centre so far are drawn uniformly when nothing else is left.
 *  O(n k d ln k) at the rate of a product in single precision. */
export async function drawPlusPlusCenters(
  rows: AssignableRows,
  k: number,
  random: Random,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const { rows: n, cols: d } = rows.features;
  const centers = new Float64Array(k * d);
  const trials = 2 + Math.floor(Math.log(k));
  const first = drawIndex(random, n);
  centers.set(rowOf(rows, first));
  let [closest] = await distancesToRows(rows, [first]);
  for (let c = 1; c < k; c++) {
    signal?.throwIfAborted();
    const drawn = Array.from({ length: trials }, () => drawByWeight(closest, random));
    const candidates = await distancesToRows(rows, drawn);
    const potentials = candidates.map((candidate) => keepSmaller(candidate, closest));
    const best = potentials.indexOf(Math.min(...potentials));
    centers.set(rowOf(rows, drawn[best]), c * d);
    closest = candidates[best];
  }
  return centers;
}

function rowOf({ features: { data, cols } }: AssignableRows, row: number): Float64Array {
  return Float64Array.from(data.subarray(row * cols, (row + 1) * cols));
}

/** Squared distances of every row to each of a few, in the scale of the screened rows; exactly 0 where rows are equal. */
async function distancesToRows(rows: AssignableRows, few: number[]): Promise<Float64Array[]> {
  const { features, scale, screened } = rows;
  const { rows: n, cols: d, data } = features;
  const targets = new Float64Array(few.length * d);
  few.forEach((row, at) => {
    targets.set(rowOf(rows, row), at * d);
  });
  const { scores } = await scoreCenters(rows, 0, n, targets);
  return few.map((row, at) => {
    const own = screened.lengthsSq[row];
    const distancesSq = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const lengthsSq = screened.lengthsSq[i] + own;
      const distanceSq = screened.lengthsSq[i] + scores[i * few.length + at];
      distancesSq[i] =
        distanceSq > CANCELLED * lengthsSq
          ? distanceSq
          : centerDistanceSq(data, i * d, targets, at * d, d) * scale * scale;
    }
    return distancesSq;
  });
}

/** Entry by entry the smaller, left in `target`. @returns their sum */
function keepSmaller(target: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < target.length; i++) {
    if (other[i] < target[i]) target[i] = other[i];
    sum += target[i];
  }
  return sum;
}

function drawByWeight(weights: Float64Array, random: Random): number {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0) return drawIndex(random, weights.length);
  let left = random() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.length - 1;
}
