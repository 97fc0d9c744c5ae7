import { checkBinary } from "./confusion.ts";

/** Probability that a random positive scores above a random negative, a tie counting one half (Mann and Whitney);
 *  null when a class is absent.
 *  @param labels  n: 0 or 1
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  checkBinary(labels, scores);
  const n = labels.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => scores[i] - scores[j]);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && scores[order[end]] === scores[order[start]]) end++;
    const meanRank = (start + 1 + end) / 2;
    for (let at = start; at < end; at++) {
      if (labels[order[at]] !== 1) continue;
      positives++;
      rankSum += meanRank;
    }
    start = end;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
