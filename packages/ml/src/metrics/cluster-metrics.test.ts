import { expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { sklearnCases, sklearnData } from "../sklearn.fixture.ts";
import { adjustedRandIndex } from "./adjusted-rand-index.ts";
import { silhouetteScore, silhouetteScores } from "./silhouette-score.ts";

type Params = { labelsTrue: number[]; labelsPred: number[] };

test.each(sklearnCases<Params, { adjustedRand: number; silhouette: number }>("cluster-metrics"))(
  "adjusted Rand index and silhouette equal scikit-learn's on $data within 1e-5",
  (one) => {
    const { labelsTrue, labelsPred } = one.params;
    expect(adjustedRandIndex(labelsTrue, labelsPred)).toBeCloseTo(one.expected.adjustedRand, 9);
    const ours = silhouetteScore(sklearnData(one.data), labelsPred);
    expect(Math.abs((ours ?? Infinity) - one.expected.silhouette)).toBeLessThan(1e-5);
  },
);

test("renaming clusters changes nothing; a partition agrees with itself at 1", () => {
  const a = [0, 0, 1, 1, 2, 2, 2];
  const b = [0, 1, 1, 1, 2, 2, 0];
  const renamed = b.map((cluster) => 10 - cluster);
  expect(adjustedRandIndex(a, renamed)).toBe(adjustedRandIndex(a, b));
  expect(
    adjustedRandIndex(
      a,
      a.map((cluster) => 7 - cluster),
    ),
  ).toBe(1);
  expect(adjustedRandIndex(a, b)).toBe(adjustedRandIndex(b, a));
});

test("one cluster against all singletons is 0, two trivial partitions are 1, no row is null", () => {
  expect(adjustedRandIndex([0, 0, 0], [0, 1, 2])).toBe(0);
  expect(adjustedRandIndex([0, 0, 0], [4, 4, 4])).toBe(1);
  expect(adjustedRandIndex([5], [0])).toBe(1);
  expect(adjustedRandIndex([], [])).toBeNull();
});

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
