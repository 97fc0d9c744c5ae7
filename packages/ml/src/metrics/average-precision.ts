import { checkBinary } from "./confusion.ts";
import { type Ranking, rankByScore } from "./ranking.ts";

/** Mean precision over the positives, each at its own score: the area under the precision-recall curve as a step
 *  function, scikit-learn's average_precision_score. Null when no row is positive (scikit-learn answers 0, with a
 *  warning). A useless score gives the share of positives.
 *  @param labels  n: 0 or 1
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  checkBinary(labels, scores);
  return rankedAveragePrecision(labels, rankByScore(scores));
}

/** The same of rows already ranked, each counted as often as its weight says. O(n).
 *  @param weights  n, non-negative; 1 each when left out */
export function rankedAveragePrecision(
  labels: ArrayLike<number>,
  { order, ends }: Ranking,
  weights?: ArrayLike<number>,
): number | null {
  let positives = 0;
  let called = 0;
  let sum = 0;
  let at = 0;
  for (let run = 0; run < ends.length; run++) {
    const end = ends[run];
    const before = positives;
    for (; at < end; at++) {
      const weight = weights ? weights[order[at]] : 1;
      called += weight;
      if (labels[order[at]] === 1) positives += weight;
    }
    if (positives > before) sum += (positives - before) * (positives / called);
  }
  return positives > 0 ? sum / positives : null;
}
