import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { isProbability } from "../../metrics/is-probability.ts";

export type ConfidentJoint = {
  /** c: mean probability of class j among the rows labelled j; NaN for a class without rows. */
  thresholds: Float64Array;
  /** c x c: rows labelled i that are confidently of class j. */
  counts: DoubleMatrix;
  /** n: the class that the row is confidently of; -1 where no class reaches its threshold. */
  confidentClass: Int32Array;
};

/** Counts, from out-of-fold probabilities, how many rows of each label are confidently of each class: those whose
 *  probability reaches that class's threshold, the most probable where several do (ties to the lower class).
 *  @param probabilities  n x c, out of fold
 *  @param labels         n: 0..c - 1
 *  @throws RangeError when lengths differ, a label is no class or a probability is outside 0..1
 *  O(n c), deterministic. Northcutt, Jiang and Chuang 2021, equations 1 and 2. */
export function confidentJoint(probabilities: DoubleMatrix, labels: ArrayLike<number>): ConfidentJoint {
  const { data, rows: n, cols: c } = probabilities;
  checkInputs(probabilities, labels);
  const totals = new Float64Array(c);
  const sums = new Float64Array(c);
  for (let i = 0; i < n; i++) {
    totals[labels[i]]++;
    sums[labels[i]] += data[i * c + labels[i]];
  }
  const thresholds = sums.map((sum, j) => sum / totals[j]);
  const counts = { data: new Float64Array(c * c), rows: c, cols: c };
  const confidentClass = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    let best = -1;
    for (let j = 0; j < c; j++) {
      const reaches = data[i * c + j] >= thresholds[j];
      if (reaches && (best < 0 || data[i * c + j] > data[i * c + best])) best = j;
    }
    confidentClass[i] = best;
    if (best >= 0) counts.data[labels[i] * c + best]++;
  }
  return { thresholds, counts, confidentClass };
}

/** The counts, scaled so that each label keeps its number of rows and all sum to 1: an estimate of the joint
 *  distribution of given label and true class. A label none of whose rows is confident stays on the diagonal.
 *  @param labels  n: 0..c - 1
 *  @returns c x c, sums to 1. Northcutt, Jiang and Chuang 2021, equation 3. */
export function calibratedJoint({ counts }: ConfidentJoint, labels: ArrayLike<number>): DoubleMatrix {
  const c = counts.rows;
  const totals = new Float64Array(c);
  for (let i = 0; i < labels.length; i++) totals[labels[i]]++;
  const joint = { data: new Float64Array(c * c), rows: c, cols: c };
  for (let i = 0; i < c; i++) {
    let confident = 0;
    for (let j = 0; j < c; j++) confident += counts.data[i * c + j];
    if (confident === 0) joint.data[i * c + i] = totals[i] / labels.length;
    else
      for (let j = 0; j < c; j++)
        joint.data[i * c + j] = (counts.data[i * c + j] / confident) * (totals[i] / labels.length);
  }
  return joint;
}

function checkInputs({ data, rows, cols }: DoubleMatrix, labels: ArrayLike<number>): void {
  if (labels.length !== rows)
    throw new RangeError(`labels has ${labels.length} entries, probabilities has ${rows} rows`);
  for (let i = 0; i < rows; i++) {
    if (!(Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < cols))
      throw new RangeError(`label ${labels[i]} at row ${i} is none of the ${cols} classes`);
  }
  for (let at = 0; at < data.length; at++) {
    if (!isProbability(data[at])) {
      throw new RangeError(`probabilities holds ${data[at]} at row ${Math.floor(at / cols)}, column ${at % cols}`);
    }
  }
}
