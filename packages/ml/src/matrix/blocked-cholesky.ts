import type { DoubleMatrix } from "./matrix.ts";
import { multiply } from "./multiply.ts";

/** Columns factored together; measured at n = 1,400: 64 beats 32 and 128. */
const BLOCK = 64;

/** choleskyInPlace for large n: replaces the lower triangle of a symmetric positive definite n x n matrix by L, with
 *  L L^T that matrix. Nearly all the arithmetic is products of blocks. The upper triangle is left as it is.
 *  @throws RangeError when a pivot is not positive
 *  O(n^3 / 3) at the rate of `multiply`; one block of columns of the matrix more in memory. */
export async function blockedCholeskyInPlace(a: DoubleMatrix): Promise<void> {
  const { data, rows: n } = a;
  for (let first = 0; first < n; first += BLOCK) {
    const last = Math.min(n, first + BLOCK);
    if (first > 0) await subtractDone(data, n, first, last);
    factorPanel(data, n, first, last);
  }
}

/** Takes from columns [first, last) what the columns before them explain. */
async function subtractDone(data: Float64Array, n: number, first: number, last: number): Promise<void> {
  const done = new Float64Array((n - first) * first);
  for (let i = first; i < n; i++) done.set(data.subarray(i * n, i * n + first), (i - first) * first);
  const width = last - first;
  const explained = await multiply(
    { data: done, rows: n - first, cols: first },
    { data: done.subarray(0, width * first), rows: width, cols: first },
    { transposeB: true },
  );
  for (let i = first; i < n; i++) {
    for (let j = 0; j < width; j++) data[i * n + first + j] -= explained.data[(i - first) * width + j];
  }
}

function factorPanel(data: Float64Array, n: number, first: number, last: number): void {
  for (let i = first; i < n; i++) {
    for (let j = first; j < Math.min(last, i + 1); j++) {
      let sum = data[i * n + j];
      for (let t = first; t < j; t++) sum -= data[i * n + t] * data[j * n + t];
      if (i !== j) data[i * n + j] = sum / data[j * n + j];
      else if (sum > 0) data[j * n + j] = Math.sqrt(sum);
      else throw new RangeError(`the matrix is not positive definite: pivot ${sum} at ${j}`);
    }
  }
}
