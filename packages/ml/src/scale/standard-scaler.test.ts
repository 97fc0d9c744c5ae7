import { expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { fitStandardScaler, transformStandardScaler } from "./standard-scaler.ts";

test("standardised columns have mean 0 and population deviation 1; a constant one becomes 0", () => {
  const random = createRandom(1, "columns");
  const features = matrixFromRows(Array.from({ length: 90 }, () => [7, 5 + drawNormal(random), 0.01 * random(), 0]));
  const scaled = transformStandardScaler(fitStandardScaler(features), features);
  for (let j = 0; j < scaled.cols; j++) {
    const column = Array.from({ length: scaled.rows }, (_, i) => scaled.data[i * scaled.cols + j]);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
    const raw = new Set(Array.from({ length: scaled.rows }, (_, i) => features.data[i * scaled.cols + j]));
    expect(mean).toBeCloseTo(0, 6);
    expect(deviation).toBeCloseTo(raw.size === 1 ? 0 : 1, 5);
  }
});

test("a column constant up to rounding keeps scale 1", () => {
  const { mean, scale } = fitStandardScaler(
    matrixFromRows([
      [0.1, 1],
      [0.1, 3],
      [0.1, 5],
    ]),
  );
  expect(Array.from(scale)).toEqual([1, Math.sqrt(8 / 3)]);
  expect(mean[1]).toBe(3);
});

test("a column almost constant among the fitted rows never makes a new row infinite", () => {
  // Below ten machine epsilons a deviation counts as none; above, the far end of single precision is the limit.
  const tiny = fitStandardScaler(matrixFromRows([[0], [0], [1e-30]]));
  expect(tiny.scale[0]).toBe(1);
  const small = fitStandardScaler(matrixFromRows([[0], [0], [1e-10]]));
  expect(small.scale[0]).toBeLessThan(1e-9);
  const far = transformStandardScaler(small, matrixFromRows([[3e38], [-3e38], [1]]));
  const largest = 3.4028234663852886e38;
  expect(Array.from(far.data.slice(0, 2))).toEqual([largest, -largest]);
  expect(far.data[2]).toBeGreaterThan(1e9);
  expect(far.data.every(Number.isFinite)).toBe(true);
});

test("new rows are scaled by the fitted rows' mean and deviation", () => {
  const scaler = fitStandardScaler(matrixFromRows([[0], [2]]));
  expect(Array.from(transformStandardScaler(scaler, matrixFromRows([[4], [1]])).data)).toEqual([3, 0]);
  expect(() => transformStandardScaler(scaler, matrixFromRows([[1, 2]]))).toThrow(
    "2 columns, the scaler was fitted on 1",
  );
});
