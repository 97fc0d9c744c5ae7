import { describe, expect, test } from "vitest";
import { gramOfRows } from "../../matrix/gram.ts";
import { createMatrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/squared-distances.ts";
import { largest, largestGap, sklearnCases, sklearnData } from "../../sklearn.fixture.ts";
import { fitPca, transformPca } from "./pca.ts";

type Expected = { explainedVariance: number[]; explainedVarianceRatio: number[]; absTransformFirst5: number[][] };

test.each(sklearnCases<{ nComponents: number }, Expected>("pca"))(
  "variances and coordinates equal scikit-learn's on $data",
  (one) => {
    const features = sklearnData(one.data);
    const model = fitPca(features, one.params);
    const { explainedVariance, explainedVarianceRatio, absTransformFirst5 } = one.expected;
    for (let c = 0; c < one.params.nComponents; c++) {
      expect(Math.abs(model.explainedVariance[c] / explainedVariance[c] - 1)).toBeLessThan(1e-4);
      expect(Math.abs(model.explainedVarianceRatio[c] / explainedVarianceRatio[c] - 1)).toBeLessThan(1e-4);
    }
    const first = transformPca(model, takeRows(features, [0, 1, 2, 3, 4])).data.map(Math.abs);
    expect(largestGap(first, absTransformFirst5.flat())).toBeLessThan(1e-4 * largest(first));
  },
);

describe("both routes", () => {
  const wide = takeRows(
    sklearnData("mri"),
    Array.from({ length: 15 }, (_, i) => i * 7),
  );

  test("fewer rows than columns: the axes are orthonormal and rebuild the rows", () => {
    const model = fitPca(wide, { nComponents: 14 });
    const identity = Float64Array.from({ length: 14 * 14 }, (_, at) => (at % 15 === 0 ? 1 : 0));
    expect(largestGap(gramOfRows(toDouble(model.components), 14, wide.cols), identity)).toBeLessThan(1e-6);
    const coordinates = transformPca(model, wide);
    const rebuilt = wide.data.map((_, at) => {
      const [i, j] = [Math.floor(at / wide.cols), at % wide.cols];
      let sum = model.mean[j];
      for (let c = 0; c < 14; c++) sum += coordinates.data[i * 14 + c] * model.components.data[c * wide.cols + j];
      return sum;
    });
    expect(largestGap(rebuilt, wide.data)).toBeLessThan(1e-4);
  });

  test("rows repeated until they outnumber the columns give the same axes", () => {
    const tall = takeRows(
      wide,
      Array.from({ length: 30 }, (_, i) => i % 15),
    );
    const [few, many] = [fitPca(wide, { nComponents: 5 }), fitPca(tall, { nComponents: 5 })];
    expect(largestGap(few.components.data, many.components.data)).toBeLessThan(1e-6);
    expect(largestGap(few.explainedVarianceRatio, many.explainedVarianceRatio)).toBeLessThan(1e-9);
  });

  test("the largest entry of each axis in magnitude is positive", () => {
    const { components } = fitPca(sklearnData("blobs"), { nComponents: 8 });
    for (let c = 0; c < 8; c++) {
      const axis = components.data.subarray(c * 8, (c + 1) * 8);
      expect(Math.max(...axis)).toBe(largest(axis));
    }
  });
});

describe("edges", () => {
  test("rows on a line have one axis; the second is zeros with no variance", () => {
    const model = fitPca(
      matrixFromRows([
        [0, 0, 0],
        [3, 4, 0],
        [6, 8, 0],
      ]),
      { nComponents: 2 },
    );
    expect(largestGap(model.components.data, [0.6, 0.8, 0, 0, 0, 0])).toBeLessThan(1e-7);
    expect(model.explainedVarianceRatio[0]).toBeCloseTo(1, 12);
    expect(model.explainedVariance[0]).toBeCloseTo(25, 10);
    expect(model.explainedVarianceRatio[1]).toBeCloseTo(0, 12);
  });

  test("rows that do not vary explain nothing, without NaN", () => {
    const model = fitPca(createMatrix(4, 3), { nComponents: 2 });
    expect(Array.from(model.explainedVarianceRatio)).toEqual([0, 0]);
    expect(Array.from(transformPca(model, createMatrix(1, 3)).data)).toEqual([0, 0]);
  });

  test("one row, too many components and NaN are refused with their values", () => {
    expect(() => fitPca(createMatrix(1, 3), { nComponents: 1 })).toThrow("1 x 3");
    expect(() => fitPca(createMatrix(5, 3), { nComponents: 4 })).toThrow("nComponents is 4");
    expect(() =>
      fitPca(
        matrixFromRows([
          [0, 1],
          [Number.NaN, 1],
        ]),
        { nComponents: 1 },
      ),
    ).toThrow("row 1, column 0");
  });
});
