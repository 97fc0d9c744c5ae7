import { checkBinary } from "./confusion.ts";
import { cumulativeCounts } from "./ranking.ts";

/** Parallel columns, from (0, 0) to (1, 1); threshold i gives point i when scores >= it are called positive. */
export type RocCurve = { falsePositiveRate: number[]; truePositiveRate: number[]; thresholds: number[] };

/** One point for each distinct score, points inside a straight stretch left out; empty columns when a class is absent.
 *  The first threshold is Infinity, as in scikit-learn.
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function rocCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): RocCurve {
  checkBinary(labels, scores);
  const { truePositives, falsePositives, thresholds } = cumulativeCounts(labels, scores);
  const last = thresholds.length - 1;
  const positives = truePositives[last];
  const negatives = falsePositives[last];
  if (!(positives > 0 && negatives > 0)) return { falsePositiveRate: [], truePositiveRate: [], thresholds: [] };
  const kept = Array.from(thresholds.keys()).filter((at) => {
    if (at === last) return true;
    const [x, y] = [
      falsePositives[at] - (falsePositives[at - 1] ?? 0),
      truePositives[at] - (truePositives[at - 1] ?? 0),
    ];
    return x * (truePositives[at + 1] - truePositives[at]) !== y * (falsePositives[at + 1] - falsePositives[at]);
  });
  return {
    falsePositiveRate: [0, ...kept.map((at) => falsePositives[at] / negatives)],
    truePositiveRate: [0, ...kept.map((at) => truePositives[at] / positives)],
    thresholds: [Infinity, ...kept.map((at) => thresholds[at])],
  };
}
