import type { DoubleMatrix, Matrix } from "../../matrix/matrix.ts";
import { takeTurns } from "../../registry/take-turns.ts";

/** Sums of absolute differences of rows [from, to) to rows [from, n), in double. O((to - from) n d). */
export async function manhattanDistances(
  { data, rows: n, cols: d }: Matrix,
  from: number,
  to: number,
  signal?: AbortSignal,
): Promise<DoubleMatrix> {
  const cols = n - from;
  const block = new Float64Array((to - from) * cols);
  const afterWork = takeTurns(signal);
  for (let i = from; i < to; i++) {
    await afterWork(cols * d);
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let t = 0; t < d; t++) sum += Math.abs(data[i * d + t] - data[j * d + t]);
      block[(i - from) * cols + j - from] = sum;
    }
  }
  return { data: block, rows: to - from, cols };
}
