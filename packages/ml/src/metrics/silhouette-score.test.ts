import { expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { silhouetteScore, silhouetteScores } from "./silhouette-score.ts";

test("the silhouette of four points on a line is the one worked out by hand", () => {
  // 0, 1 | 10, 11: a = 1 for each; b = 10.5, 9.5, 9.5, 10.5.
  const expected = (2 * (9.5 / 10.5) + 2 * (8.5 / 9.5)) / 4;
  expect(silhouetteScore(matrixFromRows([[0], [1], [10], [11]]), [0, 0, 1, 1])).toBeCloseTo(expected, 12);
});

test("a row alone in its cluster counts 0, equal rows do not make NaN", () => {
  expect(silhouetteScore(matrixFromRows([[0], [1], [10]]), [0, 0, 1])).toBeCloseTo((9 / 10 + 8 / 9 + 0) / 3, 12);
  expect(silhouetteScore(createMatrix(4, 2), [0, 0, 1, 1])).toBe(0);
});

test("one cluster, or every row alone, has no silhouette; an empty cluster number is no cluster", () => {
  const features = matrixFromRows([[0], [1], [10]]);
  expect(
    silhouetteScores(features, [
      [0, 0, 0],
      [0, 1, 2],
      [0, 0, 5],
    ]),
  ).toEqual([null, null, expect.any(Number)]);
  expect(silhouetteScore(features, [0, 0, 5])).toBe(silhouetteScore(features, [0, 0, 1]));
  expect(() => silhouetteScore(features, [0, -1, 0])).toThrow("cluster -1 at row 1");
});
