import { expect, test } from "vitest";
import { checkFeatures } from "./check-features.ts";
import { createMatrix, matrixFromRows, takeRows } from "./matrix.ts";

test("rows come back in the order asked, as copies", () => {
  const matrix = matrixFromRows([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const taken = takeRows(matrix, [2, 0, 2]);
  expect(taken).toEqual(
    matrixFromRows([
      [5, 6],
      [1, 2],
      [5, 6],
    ]),
  );
  taken.data[0] = 99;
  expect(matrix.data[4]).toBe(5);
});

test("a row that does not exist, a ragged row and an impossible size are refused with their values", () => {
  expect(() => takeRows(createMatrix(3, 1), [3])).toThrow("row 3 asked of a matrix with 3 rows");
  expect(() => matrixFromRows([[1], [1, 2]])).toThrow("row 1 has 2 entries, row 0 has 1");
  expect(() => createMatrix(-1, 2)).toThrow("-1 rows");
});

test.each([Number.NaN, Infinity, -Infinity])("%s among the features is refused with its row and column", (value) => {
  const features = createMatrix(4, 3);
  features.data[2 * 3 + 1] = value;
  expect(() => checkFeatures(features)).toThrow(`${value} at row 2, column 1`);
});

test("features whose numbers do not fill their shape are refused", () => {
  expect(() => checkFeatures({ data: new Float32Array(5), rows: 2, cols: 3 })).toThrow("5 numbers, 2 rows x 3 columns");
  expect(() => checkFeatures(createMatrix(0, 3))).toThrow("0 x 3");
});
