/** Counts of a binary prediction; positive is class 1. */
export type Confusion = { truePositive: number; falsePositive: number; trueNegative: number; falseNegative: number };

/** Predicted 1 where score >= threshold.
 *  @param labels   n: 0 or 1
 *  @param weights  n, non-negative: how often each row counts; 1 each when left out
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function confusionAt(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  threshold = 0.5,
  weights?: ArrayLike<number>,
): Confusion {
  checkBinary(labels, scores);
  return countCells(confusionCells(labels, scores, threshold), weights);
}

/** Cell of each row, n: 2 label + prediction. */
export function confusionCells(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  threshold: number,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: labels.length }, (_, i) => 2 * labels[i] + (scores[i] >= threshold ? 1 : 0));
}

/** Rows of each cell, each counted as often as its weight says. */
export function countCells(cells: Uint8Array, weights?: ArrayLike<number>): Confusion {
  const counts = new Float64Array(4);
  for (let i = 0; i < cells.length; i++) counts[cells[i]] += weights ? weights[i] : 1;
  const [trueNegative, falsePositive, falseNegative, truePositive] = counts;
  return { truePositive, falsePositive, trueNegative, falseNegative };
}

/** The door of the binary metrics. @throws RangeError naming the first entry at fault */
export function checkBinary(labels: ArrayLike<number>, scores: ArrayLike<number>): void {
  if (labels.length !== scores.length) {
    throw new RangeError(`labels has ${labels.length} entries, scores has ${scores.length}`);
  }
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 0 && labels[i] !== 1) throw new RangeError(`label ${labels[i]} at row ${i} is neither 0 nor 1`);
    if (Number.isNaN(scores[i])) throw new RangeError(`score NaN at row ${i}`);
  }
}
