import { type Matrix, takeRows } from "../matrix/matrix.ts";
import { adjustedRandIndex } from "../metrics/adjusted-rand-index.ts";
import { shuffle } from "../random/draw.ts";
import type { Random } from "../random/random.ts";

/** Two subsamples of the same rows, each in ascending order. */
export type SubsamplePair = [Int32Array, Int32Array];

/** Clusters the rows given: one label for each. */
export type Partitioner = (features: Matrix) => Promise<ArrayLike<number>>;

/** Share of the families in a subsample, as Ben-Hur, Elisseeff and Guyon choose it. */
const SHARE = 0.8;

/** Pairs of subsamples without replacement, drawn by family: copies of one image would always agree with each other.
 *  @param groups  n: family of each row */
export function drawSubsamplePairs(groups: ArrayLike<number>, nPairs: number, random: Random): SubsamplePair[] {
  const families = Array.from(new Set(Array.from(groups)));
  const size = Math.floor(SHARE * families.length);
  const draw = (): Int32Array => {
    const taken = new Set(shuffle([...families], random).slice(0, size));
    return Int32Array.from(Array.from(groups).keys()).filter((row) => taken.has(groups[row]));
  };
  return Array.from({ length: nPairs }, () => [draw(), draw()]);
}

/** Does a clustering survive the loss of a fifth of the rows? For each pair both subsamples are clustered anew and their
 *  clusters compared on the rows they share, by the adjusted Rand index (Ben-Hur, Elisseeff and Guyon 2002, with the
 *  index corrected for chance; Hennig 2007).
 *  @param rowsMin  subsamples with fewer rows are not clustered
 *  @returns the index of each pair, in order; empty when a subsample is too small
 *  O(2 pairs) clusterings. */
export async function resampleStability(
  features: Matrix,
  pairs: readonly SubsamplePair[],
  rowsMin: number,
  partition: Partitioner,
): Promise<Float64Array> {
  const values: number[] = [];
  for (const pair of pairs) {
    if (pair.some((rows) => rows.length < rowsMin)) return new Float64Array(0);
    const labels: Map<number, number>[] = [];
    for (const rows of pair) {
      const found = await partition(takeRows(features, rows));
      labels.push(new Map(Array.from(rows, (row, at) => [row, found[at]])));
    }
    const [first, second] = labels;
    const shared = [...first.keys()].filter((row) => second.has(row));
    const index = adjustedRandIndex(
      shared.map((row) => first.get(row) ?? -1),
      shared.map((row) => second.get(row) ?? -1),
    );
    if (index === null) return new Float64Array(0);
    values.push(index);
  }
  return Float64Array.from(values);
}
