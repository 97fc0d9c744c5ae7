import { choleskyInPlace, choleskySolve } from "../../matrix/cholesky.ts";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";

/** Predicts many targets at once, n x t for n x t. */
export type OutOfFoldPredictor = (targets: DoubleMatrix) => Promise<DoubleMatrix>;

type FoldSmoother = { test: Int32Array; train: Int32Array; testRows: DoubleMatrix; solved: DoubleMatrix };

/** Ridge regression out of fold, its intercept left out: what the columns say beyond the mean of the training targets.
 *  A prediction is linear in the targets, by a matrix that the rows and folds alone decide; it is factored once and then
 *  serves any number of targets at the price of two products.
 *  @param x         n x c
 *  @param folds     n: 0..nSplits - 1, the fold that a row is predicted in
 *  @param alpha     penalty, > 0
 *  @returns a function from targets (n x t) to predictions (n x t)
 *  O(nSplits n c^2) to open, O(nSplits n c t) a call. */
export async function openOutOfFoldRidge(
  x: DoubleMatrix,
  folds: Int32Array,
  nSplits: number,
  alpha: number,
): Promise<OutOfFoldPredictor> {
  const smoothers: FoldSmoother[] = [];
  for (let fold = 0; fold < nSplits; fold++) {
    const rows = Int32Array.from(folds.keys());
    const [train, test] = [rows.filter((row) => folds[row] !== fold), rows.filter((row) => folds[row] === fold)];
    if (test.length === 0 || train.length === 0) continue;
    const mean = columnMeansOf(x, train);
    const trainRows = centred(x, train, mean);
    smoothers.push({ test, train, testRows: centred(x, test, mean), solved: await solveRidge(trainRows, alpha) });
  }
  return async (targets) => {
    const { cols } = targets;
    const predictions = { data: new Float64Array(x.rows * cols), rows: x.rows, cols };
    for (const { test, train, testRows, solved } of smoothers) {
      // The training rows are centred, so the mean of their targets cancels.
      const weights = await multiply(solved, rowsOf(targets, train));
      const found = await multiply(testRows, weights);
      test.forEach((row, i) => {
        predictions.data.set(found.data.subarray(i * cols, (i + 1) * cols), row * cols);
      });
    }
    return predictions;
  };
}

/** (X^T X + alpha I)^-1 X^T, c x m. */
async function solveRidge(x: DoubleMatrix, alpha: number): Promise<DoubleMatrix> {
  const { rows: m, cols: c } = x;
  const { data: gram } = await multiply(x, x, { transposeA: true });
  for (let j = 0; j < c; j++) gram[j * c + j] += alpha;
  choleskyInPlace(gram, c);
  const solved = { data: new Float64Array(c * m), rows: c, cols: m };
  for (let i = 0; i < m; i++) {
    const column = choleskySolve(gram, c, x.data.slice(i * c, (i + 1) * c));
    for (let j = 0; j < c; j++) solved.data[j * m + i] = column[j];
  }
  return solved;
}

function columnMeansOf({ data, cols }: DoubleMatrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(cols);
  for (const row of rows) for (let j = 0; j < cols; j++) mean[j] += data[row * cols + j];
  return mean.map((sum) => sum / rows.length);
}

function centred(x: DoubleMatrix, rows: Int32Array, mean: Float64Array): DoubleMatrix {
  const taken = rowsOf(x, rows);
  for (let at = 0; at < taken.data.length; at++) taken.data[at] -= mean[at % x.cols];
  return taken;
}

function rowsOf({ data, cols }: DoubleMatrix, rows: Int32Array): DoubleMatrix {
  const taken = { data: new Float64Array(rows.length * cols), rows: rows.length, cols };
  rows.forEach((row, i) => {
    taken.data.set(data.subarray(row * cols, (row + 1) * cols), i * cols);
  });
  return taken;
}
