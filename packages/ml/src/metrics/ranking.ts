/** Rows from the highest score to the lowest, with where each run of equal scores ends. Made once, it serves every
 *  weighting of the same rows, as a bootstrap asks for. */
export type Ranking = {
  /** n: row at each place. */
  order: Int32Array;
  /** One a distinct score: first place after its run; the last is n. */
  ends: Int32Array;
};

/** O(n log n). */
export function rankByScore(scores: ArrayLike<number>): Ranking {
  const n = scores.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const ends: number[] = [];
  for (let at = 1; at <= n; at++) if (at === n || scores[order[at]] !== scores[order[at - 1]]) ends.push(at);
  return { order, ends: Int32Array.from(ends) };
}

/** Counts of rows called positive at each distinct score, from the highest: those scoring it or more. */
export type CumulativeCounts = { truePositives: Float64Array; falsePositives: Float64Array; thresholds: Float64Array };

/** @param labels  n: 0 or 1. O(n log n). */
export function cumulativeCounts(labels: ArrayLike<number>, scores: ArrayLike<number>): CumulativeCounts {
  const { order, ends } = rankByScore(scores);
  const truePositives = new Float64Array(ends.length);
  const falsePositives = new Float64Array(ends.length);
  let positives = 0;
  let at = 0;
  ends.forEach((end, run) => {
    for (; at < end; at++) positives += labels[order[at]];
    truePositives[run] = positives;
    falsePositives[run] = end - positives;
  });
  return { truePositives, falsePositives, thresholds: Float64Array.from(ends, (end) => scores[order[end - 1]]) };
}
