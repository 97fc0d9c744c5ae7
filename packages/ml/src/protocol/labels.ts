/** Label of a row that no expert has labelled, as in scikit-learn. */
export const UNLABELED = -1;
/** Labelled normal. */
export const NORMAL = 0;
/** Labelled cancer: the positive class of every figure. */
export const CANCER = 1;

/** Entries that carry a label, in order. */
export function labelledRows(labels: ArrayLike<number>): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i] !== UNLABELED) rows.push(i);
  return Int32Array.from(rows);
}

/** @throws RangeError naming the first entry that is neither 0, 1 nor -1 */
export function checkLabelValues(labels: ArrayLike<number>): void {
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== NORMAL && labels[i] !== CANCER && labels[i] !== UNLABELED) {
      throw new RangeError(`label ${labels[i]} at row ${i}: only 0 (normal), 1 (cancer) and -1 (unlabelled) are known`);
    }
  }
}
