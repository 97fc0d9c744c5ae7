import type { CentredRows } from "../../matrix/centred-rows.ts";
import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { multiply } from "../../matrix/multiply.ts";
import { exponentials } from "./exponentials.ts";

export type Kernel = { kind: "linear" } | { kind: "rbf"; gamma: number };

/** Rows moved by a common origin, with their squared lengths. The machine's solution does not depend on the origin: its
 *  coefficients sum to 0, so a linear kernel moves every decision by the same amount. */
export type KernelRows = Pick<CentredRows, "centred" | "lengthsSq">;

/** Entries of one block of kernel values between queries and support rows. */
const BLOCK_ENTRIES = 2 ** 22;

export function takeKernelRows({ centred, lengthsSq }: KernelRows, indices: ArrayLike<number>): KernelRows {
  const { data, cols } = centred;
  const taken: DoubleMatrix = { data: new Float64Array(indices.length * cols), rows: indices.length, cols };
  const lengths = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    taken.data.set(data.subarray(indices[i] * cols, (indices[i] + 1) * cols), i * cols);
    lengths[i] = lengthsSq[indices[i]];
  }
  return { centred: taken, lengthsSq: lengths };
}

/** k(a_i, b_j), a.rows x b.rows: a product of the rows, or exp(-gamma |a_i - b_j|^2). Products in double, for the
 *  digits that distances lose; the result in single precision, as libsvm keeps it. */
export async function kernelBlock(kernel: Kernel, a: KernelRows, b: KernelRows): Promise<Matrix> {
  const { data, rows, cols } = await multiply(a.centred, b.centred, { transposeB: true });
  if (kernel.kind === "linear") return { data: Float32Array.from(data), rows, cols };
  const { gamma } = kernel;
  const exponents = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) {
    const own = a.lengthsSq[i];
    for (let j = 0; j < cols; j++, at++) {
      const distanceSq = own + b.lengthsSq[j] - 2 * data[at];
      exponents[at] = distanceSq > 0 ? -gamma * distanceSq : 0;
    }
  }
  return { data: await exponentials(exponents), rows, cols };
}

/** k(row, row) of each row. */
export function kernelDiagonal(kernel: Kernel, { lengthsSq }: KernelRows): Float64Array {
  return kernel.kind === "linear" ? lengthsSq.slice() : new Float64Array(lengthsSq.length).fill(1);
}

/** sum_j coefficients_j k(query, support_j) of each query. A linear kernel sums the support first.
 *  O(q s d), or O((q + s) d) for a linear kernel. */
export async function kernelSums(
  kernel: Kernel,
  queries: KernelRows,
  support: KernelRows,
  coefficients: Float64Array,
): Promise<Float64Array> {
  const [q, s, d] = [queries.centred.rows, support.centred.rows, support.centred.cols];
  if (kernel.kind === "linear") {
    const weights = await multiply({ data: coefficients, rows: 1, cols: s }, support.centred);
    return (await multiply(queries.centred, { data: weights.data, rows: d, cols: 1 })).data;
  }
  const sums = new Float64Array(q);
  const step = Math.max(16, Math.floor(BLOCK_ENTRIES / Math.max(1, s)));
  for (let from = 0; from < q; from += step) {
    const to = Math.min(q, from + step);
    const centred = { data: queries.centred.data.subarray(from * d, to * d), rows: to - from, cols: d };
    const { data } = await kernelBlock(kernel, { centred, lengthsSq: queries.lengthsSq.subarray(from, to) }, support);
    for (let i = from; i < to; i++) {
      const at = (i - from) * s;
      let sum = 0;
      for (let j = 0; j < s; j++) sum += data[at + j] * coefficients[j];
      sums[i] = sum;
    }
  }
  return sums;
}
