import { describe, expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { twoClasses } from "../two-classes.fixture.ts";
import { ledoitWolfShrinkage } from "./class-scatter.ts";
import { fitLinearDiscriminant, predictLinearDiscriminant } from "./linear-discriminant.ts";

describe("closed forms", () => {
  test("one column: the means' difference over the variance within classes, and the prior's log odds", async () => {
    const features = matrixFromRows([[0], [2], [4], [5], [7]]);
    const { weights, intercept } = await fitLinearDiscriminant(features, [0, 0, 0, 1, 1], { shrinkage: "none" });
    // Variances 8/3 and 1 of 3 and 2 rows; means 2 and 6.
    const variance = 0.6 * (8 / 3) + 0.4;
    expect(weights[0]).toBeCloseTo(4 / variance, 10);
    expect(intercept).toBeCloseTo(Math.log(2 / 3) - (4 / variance) * 4, 10);
  });

  test("shrinkage 1: each class is round, so the nearer mean decides at equal numbers", async () => {
    const features = matrixFromRows([
      [-1, 0],
      [1, 0],
      [3, 4],
      [5, 4],
    ]);
    const model = await fitLinearDiscriminant(features, [0, 0, 1, 1], { shrinkage: 1 });
    // Mean variance 1/2 in each class: the weights are the means' difference (4, 4) times 2.
    expect(largestGap(model.weights, [8, 8])).toBeLessThan(1e-12);
    expect(predictLinearDiscriminant(model, matrixFromRows([[2, 2]]))[0]).toBeCloseTo(0.5, 12);
  });

  test("equal rows within each class: the nearest mean, not a division by 0", async () => {
    const model = await fitLinearDiscriminant(matrixFromRows([[0], [0], [2], [2]]), [0, 0, 1, 1]);
    expect(Array.from(predictLinearDiscriminant(model, matrixFromRows([[1]])))).toEqual([0.5]);
  });
});

test("rows and columns space give the same plane", async () => {
  // 60 rows in 30 columns are solved in the columns' space, in 61 columns in the rows'.
  const { features, labels } = twoClasses({ n: 60, d: 30 });
  const wide = createMatrix(60, 61);
  for (let i = 0; i < 60; i++) wide.data.set(features.data.subarray(i * 30, (i + 1) * 30), i * 61);
  const [narrow, padded] = await Promise.all([
    fitLinearDiscriminant(features, labels, { shrinkage: 0.3 }),
    // 31 columns of 0 change the mean variance by 30 / 61, which a larger shrinkage makes up for up to a factor.
    fitLinearDiscriminant(wide, labels, { shrinkage: 0.3 / (0.3 + (0.7 * 30) / 61) }),
  ]);
  const factor = padded.weights[0] / narrow.weights[0];
  for (let j = 0; j < 30; j++) expect(padded.weights[j]).toBeCloseTo(factor * narrow.weights[j], 9);
  expect(Array.from(padded.weights.slice(30))).toEqual(Array(31).fill(0));
});

test("Ledoit and Wolf's shrinkage is a share, large where the covariance is round", async () => {
  const shrinkages = [6, 20, 200].map(async (n) => {
    const { features } = twoClasses({ n, d: 8, gap: 0 });
    const data = Float64Array.from(features.data);
    for (let j = 0; j < 8; j++) {
      let mean = 0;
      for (let i = 0; i < n; i++) mean += data[i * 8 + j] / n;
      for (let i = 0; i < n; i++) data[i * 8 + j] -= mean;
    }
    return await ledoitWolfShrinkage({ data, rows: n, cols: 8 });
  });
  const [few, some, many] = await Promise.all(shrinkages);
  expect(few).toBeGreaterThan(0);
  expect(Math.max(few, some, many)).toBeLessThanOrEqual(1);
  // Round clouds: the target is right, so every number of rows shrinks far.
  expect(Math.min(some, many)).toBeGreaterThan(0.3);
});

test("a singular covariance that nothing shrinks is refused, not inverted", async () => {
  const features = matrixFromRows([
    [0, 1, 2],
    [1, 1, 0],
    [5, 4, 3],
  ]);
  await expect(fitLinearDiscriminant(features, [0, 0, 1], { shrinkage: "none" })).rejects.toThrow(
    "a shrinkage above 0 is needed",
  );
});
