import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";

/** Predicts many targets at once, t x n for t x n: a row a target, so that each is read and written in one run. */
export type OutOfFoldPredictor = (targets: DoubleMatrix) => Promise<DoubleMatrix>;

/** Of one fold: its rows, and they themselves less the mean of its training rows. */
type FoldRows = { test: Int32Array; centred: DoubleMatrix };

/** Ridge regression out of fold, its intercept left out: what the columns say beyond the mean of the training targets.
 *  A prediction is linear in the targets, by a matrix that the rows and folds alone decide; it is factored once and then
 *  serves any number of targets at the price of two products.
 *  @param x      n x c
 *  @param folds  n: 0..nSplits - 1, the fold that a row is predicted in
 *  @param alpha  penalty, > 0
 *  @returns a function from targets (t x n) to predictions (t x n)
 *  O(nSplits n c^2) to open, O(nSplits n c t) a call. */
export async function openOutOfFoldRidge(
  x: DoubleMatrix,
  folds: Int32Array,
  nSplits: number,
  alpha: number,
): Promise<OutOfFoldPredictor> {
  const { rows: n, cols: c } = x;
  const held: FoldRows[] = [];
  // From targets to each fold's weights, side by side: 0 in the rows that a fold holds out.
  const toWeights: DoubleMatrix = { data: new Float64Array(n * nSplits * c), rows: n, cols: nSplits * c };
  for (let fold = 0; fold < nSplits; fold++) {
    const rows = Int32Array.from(folds.keys());
    const [train, test] = [rows.filter((row) => folds[row] !== fold), rows.filter((row) => folds[row] === fold)];
    const mean = meanOf(x, train);
    const solved = await solveRidge(centre(x, train, mean), alpha);
    train.forEach((row, i) => {
      toWeights.data.set(solved.subarray(i * c, (i + 1) * c), (row * nSplits + fold) * c);
    });
    held.push({ test, centred: centre(x, test, mean) });
  }
  return async (targets) => {
    const predictions = { data: new Float64Array(targets.rows * n), rows: targets.rows, cols: n };
    // Training rows are centred, so the mean of their targets cancels.
    const weights = await multiply(targets, toWeights);
    for (const [fold, { test, centred }] of held.entries()) {
      const own: DoubleMatrix = { data: new Float64Array(targets.rows * c), rows: targets.rows, cols: c };
      for (let t = 0; t < targets.rows; t++) {
        const at = (t * nSplits + fold) * c;
        own.data.set(weights.data.subarray(at, at + c), t * c);
      }
      const { data } = await multiply(own, centred, { transposeB: true });
      for (let t = 0; t < targets.rows; t++)
        for (let i = 0; i < test.length; i++) predictions.data[t * n + test[i]] = data[t * test.length + i];
    }
    return predictions;
  };
}

/** X (X^T X + alpha I)^-1, m x c. */
async function solveRidge(x: DoubleMatrix, alpha: number): Promise<Float64Array> {
  const { rows: m, cols: c } = x;
  const { data: gram } = await multiply(x, x, { transposeA: true });
  for (let j = 0; j < c; j++) gram[j * c + j] += alpha;
  choleskyInPlace(gram, c);
  const solved = new Float64Array(m * c);
  for (let i = 0; i < m; i++) solved.set(choleskySolve(gram, c, x.data.slice(i * c, (i + 1) * c)), i * c);
  return solved;
}

function meanOf({ data, cols }: DoubleMatrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(cols);
  for (const row of rows) for (let j = 0; j < cols; j++) mean[j] += data[row * cols + j];
  return mean.map((sum) => sum / Math.max(1, rows.length));
}

function centre({ data, cols }: DoubleMatrix, rows: Int32Array, mean: Float64Array): DoubleMatrix {
  const taken = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => {
    for (let j = 0; j < cols; j++) taken[i * cols + j] = data[row * cols + j] - mean[j];
  });
  return { data: taken, rows: rows.length, cols };
}
