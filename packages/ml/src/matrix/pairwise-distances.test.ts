import fc from "fast-check";
import { expect, test } from "vitest";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { createMatrix, type Matrix, matrixFromRows } from "./matrix.ts";
import { pairwiseSquaredDistances } from "./pairwise-distances.ts";
import { rowDistanceSq } from "./row-distance.ts";

function draw(rows: number, cols: number, seed: number, centre = 0): Matrix {
  const random = createRandom(seed, "pairwise");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = centre + drawNormal(random);
  return matrix;
}

function worstRelativeError(a: Matrix, b: Matrix, data: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      const exact = rowDistanceSq(a.data, i * a.cols, b.data, j * b.cols, a.cols);
      const error = Math.abs(data[i * b.rows + j] - exact) / (exact || 1);
      worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
    }
  }
  return worst;
}

test("distances equal the sums of squared differences to 1e-11, wherever the data lie", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        n: fc.integer({ min: 1, max: 40 }),
        m: fc.integer({ min: 1, max: 40 }),
        d: fc.integer({ min: 1, max: 70 }),
      }),
      fc.integer(),
      fc.constantFrom(0, 3, 1e4),
      async ({ n, m, d }, seed, centre) => {
        const [a, b] = [draw(n, d, seed, centre), draw(m, d, seed + 1, centre)];
        const { data, rows, cols } = await pairwiseSquaredDistances(a, b);
        expect([rows, cols]).toEqual([n, m]);
        expect(worstRelativeError(a, b, data)).toBeLessThan(1e-11);
      },
    ),
    { seed: 1, numRuns: 20 },
  );
});

test("a row far from tight pairs costs them no digits", async () => {
  const rows = matrixFromRows([
    [1e6, -1e6],
    [1, 1],
    [1, 1.0001],
    [1.0002, 1],
    [1, 1],
  ]);
  const { data } = await pairwiseSquaredDistances(rows, rows);
  expect(worstRelativeError(rows, rows, data)).toBeLessThan(1e-11);
});

test("equal rows are at exactly 0, and a matrix with itself is symmetric to the last bit, across blocks too", async () => {
  const features = draw(2100, 3, 5, 100);
  features.data.copyWithin(2099 * 3, 7 * 3, 8 * 3);
  const { data } = await pairwiseSquaredDistances(features, features);
  let unequal = 0;
  for (let i = 0; i < 2100; i++) {
    for (let j = 0; j <= i; j++) if (data[i * 2100 + j] !== data[j * 2100 + i]) unequal++;
    if (data[i * 2100 + i] !== 0) unequal++;
  }
  expect(unequal).toBe(0);
  expect(data[7 * 2100 + 2099]).toBe(0);
  expect(worstRelativeError(features, features, data)).toBeLessThan(1e-11);
});

test("no rows have no distances; other widths and NaN are refused", async () => {
  expect(await pairwiseSquaredDistances(createMatrix(0, 2), createMatrix(3, 2))).toMatchObject({ rows: 0, cols: 3 });
  await expect(pairwiseSquaredDistances(createMatrix(1, 2), createMatrix(1, 3))).rejects.toThrow("2 columns");
  const broken = matrixFromRows([[0], [Number.NaN]]);
  await expect(pairwiseSquaredDistances(createMatrix(1, 1), broken)).rejects.toThrow("NaN at row 1, column 0");
});
