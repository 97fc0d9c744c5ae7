/** Counts of a binary prediction; positive is class 1. */
export type Confusion = { truePositive: number; falsePositive: number; trueNegative: number; falseNegative: number };

/** Predicted 1 where score >= threshold.
 *  @param labels  n: 0 or 1
 *  @throws RangeError when lengths differ or a label is neither 0 nor 1 */
export function confusionAt(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold = 0.5): Confusion {
  checkBinary(labels, scores);
  const counts = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
  for (let i = 0; i < labels.length; i++) {
    const predicted = scores[i] >= threshold;
    if (labels[i] === 1) counts[predicted ? "truePositive" : "falseNegative"]++;
    else counts[predicted ? "falsePositive" : "trueNegative"]++;
  }
  return counts;
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
