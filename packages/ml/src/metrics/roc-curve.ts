import { checkBinary } from "./confusion.ts";

/** Parallel columns, from (0, 0) to (1, 1); threshold i gives point i when scores >= it are called positive. */
export type RocCurve = { falsePositiveRate: number[]; truePositiveRate: number[]; thresholds: number[] };

/** One point for each distinct score, points inside a straight stretch left out; empty columns when a class is absent.
 *  The first threshold is Infinity, as in scikit-learn.
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1. O(n log n). */
export function rocCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): RocCurve {
  checkBinary(labels, scores);
  const n = labels.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => scores[j] - scores[i]);
  const points: { falsePositives: number; truePositives: number; threshold: number }[] = [
    { falsePositives: 0, truePositives: 0, threshold: Infinity },
  ];
  let truePositives = 0;
  for (let at = 0; at < n; at++) {
    truePositives += labels[order[at]];
    const threshold = scores[order[at]];
    if (at + 1 < n && scores[order[at + 1]] === threshold) continue;
    points.push({ falsePositives: at + 1 - truePositives, truePositives, threshold });
  }
  const positives = truePositives;
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return { falsePositiveRate: [], truePositiveRate: [], thresholds: [] };
  const kept = points.filter((point, at) => {
    if (at === 0 || at === points.length - 1) return true;
    const [before, after] = [points[at - 1], points[at + 1]];
    const inX = (point.falsePositives - before.falsePositives) * (after.truePositives - point.truePositives);
    const inY = (point.truePositives - before.truePositives) * (after.falsePositives - point.falsePositives);
    return inX !== inY;
  });
  return {
    falsePositiveRate: kept.map((point) => point.falsePositives / negatives),
    truePositiveRate: kept.map((point) => point.truePositives / positives),
    thresholds: kept.map((point) => point.threshold),
  };
}
