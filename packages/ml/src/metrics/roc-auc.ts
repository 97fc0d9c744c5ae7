import { checkBinary } from "./confusion.ts";
import { type Ranking, rankByScore } from "./ranking.ts";

/** Probability that a random positive scores above a random negative, a tie counting one half (Mann and Whitney);
 *  null when a class is absent.
 *  @param labels  n: 0 or 1
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  checkBinary(labels, scores);
  return rankedRocAuc(labels, rankByScore(scores));
}

/** The same of rows already ranked, each counted as often as its weight says. O(n).
 *  @param weights  n, non-negative; 1 each when left out */
export function rankedRocAuc(
  labels: ArrayLike<number>,
  { order, ends }: Ranking,
  weights?: ArrayLike<number>,
): number | null {
  let positives = 0;
  let negatives = 0;
  let inOrder = 0;
  let at = 0;
  for (let run = 0; run < ends.length; run++) {
    const end = ends[run];
    const above = positives;
    let tied = 0;
    for (; at < end; at++) {
      const row = order[at];
      const weight = weights ? weights[row] : 1;
      if (labels[row] === 1) positives += weight;
      else tied += weight;
    }
    negatives += tied;
    inOrder += (tied * (above + positives)) / 2;
  }
  return positives > 0 && negatives > 0 ? inOrder / (positives * negatives) : null;
}
