import { rankByScore } from "./ranking.ts";

/** What each row says of the area under the ROC curve: for a positive the share of negatives that score below it, for
 *  a negative the share of positives above it, a tie counting one half. The mean over either class is the area.
 *  @param labels  n: 0 or 1, both present
 *  @returns n
 *  O(n log n), through ranks instead of pairs (Sun and Xu 2014). */
export function placementValues(labels: ArrayLike<number>, scores: ArrayLike<number>): Float64Array {
  const n = labels.length;
  const { order, ends } = rankByScore(scores);
  let positives = 0;
  for (let i = 0; i < n; i++) positives += labels[i];
  const negatives = n - positives;
  const values = new Float64Array(n);
  let [above, negativesAbove, start] = [0, 0, 0];
  for (const end of ends) {
    let tied = 0;
    for (let at = start; at < end; at++) tied += labels[order[at]];
    const tiedNegatives = end - start - tied;
    for (let at = start; at < end; at++) {
      values[order[at]] =
        labels[order[at]] === 1
          ? (negatives - negativesAbove - tiedNegatives / 2) / negatives
          : (above + tied / 2) / positives;
    }
    above += tied;
    negativesAbove += tiedNegatives;
    start = end;
  }
  return values;
}
