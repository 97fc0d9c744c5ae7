import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { type DoubleMatrix, type Matrix, matrixFromRows } from "./matrix.ts";
import { multiply } from "./multiply.ts";

const random = createRandom(5, "multiply");
const drawDouble = (rows: number, cols: number): DoubleMatrix => ({
  data: Float64Array.from({ length: rows * cols }, () => random() - 0.5),
  rows,
  cols,
});
const turn = ({ data, rows, cols }: DoubleMatrix): DoubleMatrix => ({
  data: Float64Array.from({ length: rows * cols }, (_, at) => data[(at % rows) * cols + Math.floor(at / rows)]),
  rows: cols,
  cols: rows,
});

function plain(a: DoubleMatrix, b: DoubleMatrix): Float64Array {
  return Float64Array.from({ length: a.rows * b.cols }, (_, at) => {
    let sum = 0;
    for (let t = 0; t < a.cols; t++)
      sum += a.data[Math.floor(at / b.cols) * a.cols + t] * b.data[t * b.cols + (at % b.cols)];
    return sum;
  });
}

describe("multiply", () => {
  test.each([
    [1, 1, 1],
    [7, 3, 5],
    [33, 130, 65],
  ])("%i x %i by %i columns equals the plain sums to 1e-12, whichever side is turned", async (n, inner, m) => {
    const [a, b] = [drawDouble(n, inner), drawDouble(inner, m)];
    const expected = plain(a, b);
    const products = [
      await multiply(a, b),
      await multiply(turn(a), b, { transposeA: true }),
      await multiply(a, turn(b), { transposeB: true }),
      await multiply(turn(a), turn(b), { transposeA: true, transposeB: true }),
    ];
    for (const product of products) {
      expect([product.rows, product.cols]).toEqual([n, m]);
      for (const [at, value] of product.data.entries()) expect(Math.abs(value - expected[at])).toBeLessThan(1e-12);
    }
  });

  test("single precision in, single precision out", async () => {
    const a = matrixFromRows([
      [1, 2],
      [3, 4],
    ]);
    const product: Matrix = await multiply(a, a);
    expect(product.data).toBeInstanceOf(Float32Array);
    expect([...product.data]).toEqual([7, 10, 15, 22]);
  });

  test("nothing times nothing is zeros of the right shape", async () => {
    expect(await multiply(drawDouble(3, 0), drawDouble(0, 2))).toEqual({ data: new Float64Array(6), rows: 3, cols: 2 });
    expect(await multiply(drawDouble(0, 4), drawDouble(4, 2))).toEqual({ data: new Float64Array(0), rows: 0, cols: 2 });
  });

  test("sizes that do not meet are refused with both", async () => {
    await expect(multiply(drawDouble(2, 3), drawDouble(4, 5))).rejects.toThrow("2 x 3 cannot be multiplied by 4 x 5");
  });
});
