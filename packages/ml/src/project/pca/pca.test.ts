import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { gramOfRows } from "../../matrix/plain-products.fixture.ts";
import { toDouble } from "../../matrix/to-double.ts";
import { largest, largestGap, matricesOf, readSklearnCases } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { fitPca, transformPca } from "./pca.ts";

const tools = { random: createRandom(0) };

/** Normal rows whose spread falls by a third from one hidden direction to the next. */
function decaying(n: number, d: number): Matrix {
  const random = createRandom(n, d);
  const turn = Float64Array.from({ length: d * d }, () => drawNormal(random));
  const features = createMatrix(n, d);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < d; c++) {
      const weight = drawNormal(random) * 0.67 ** c;
      for (let j = 0; j < d; j++) features.data[i * d + j] += weight * turn[c * d + j];
    }
  }
  return features;
}

const identity = (n: number) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));

describe("the exact solver", () => {
  const wide = decaying(15, 40);

  test("fewer rows than columns: the axes are orthonormal and rebuild the rows", async () => {
    const model = await fitPca(wide, { nComponents: 14, svdSolver: "exact" }, tools);
    expect(largestGap(gramOfRows(toDouble(model.components), 14, wide.cols), identity(14))).toBeLessThan(1e-6);
    const coordinates = await transformPca(model, wide);
    const rebuilt = wide.data.map((_, at) => {
      const [i, j] = [Math.floor(at / wide.cols), at % wide.cols];
      let sum = model.mean[j];
      for (let c = 0; c < 14; c++) sum += coordinates.data[i * 14 + c] * model.components.data[c * wide.cols + j];
      return sum;
    });
    expect(largestGap(rebuilt, wide.data)).toBeLessThan(1e-4);
  });

  test("rows repeated until they outnumber the columns give the same axes", async () => {
    const tall = takeRows(
      wide,
      Array.from({ length: 60 }, (_, i) => i % 15),
    );
    const few = await fitPca(wide, { nComponents: 5 }, tools);
    const many = await fitPca(tall, { nComponents: 5 }, tools);
    expect(largestGap(few.components.data, many.components.data)).toBeLessThan(1e-6);
    expect(largestGap(few.explainedVarianceRatio, many.explainedVarianceRatio)).toBeLessThan(1e-9);
  });

  test("the largest entry of each axis in magnitude is positive", async () => {
    const blobs = matricesOf(readSklearnCases()).get("blobs")!;
    const { components } = await fitPca(blobs, { nComponents: 2 }, tools);
    for (let c = 0; c < 2; c++) {
      const axis = components.data.subarray(c * components.cols, (c + 1) * components.cols);
      expect(Math.max(...axis)).toBe(largest(axis));
    }
  });

  test("permuting the rows permutes the coordinates", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 30 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer(),
        async (n, d, seed) => {
          const features = decaying(n, d);
          const order = shuffle([...Array(n).keys()], createRandom(seed));
          const moved = takeRows(features, order);
          const [straight, permuted] = await Promise.all(
            [features, moved].map(async (rows) => transformPca(await fitPca(rows, { nComponents: 2 }, tools), rows)),
          );
          const scale = largest(straight.data);
          expect(largestGap(permuted.data, takeRows(straight, order).data)).toBeLessThan(1e-4 * scale);
        },
      ),
      { seed: 1, numRuns: 20 },
    );
  });

  test("whitened coordinates have variance 1 and no correlation", async () => {
    const features = decaying(200, 10);
    const model = await fitPca(features, { nComponents: 4, whiten: true }, tools);
    const { data } = await transformPca(model, features);
    const products = gramOfRows(
      Float64Array.from({ length: 800 }, (_, at) => data[(at % 200) * 4 + Math.floor(at / 200)]),
      4,
      200,
    );
    expect(
      largestGap(
        products.map((value) => value / 199),
        identity(4),
      ),
    ).toBeLessThan(1e-5);
  });
});

describe("the randomised solver", () => {
  test.each([
    [300, 60],
    [60, 300],
  ])("finds the exact axes of %i x %i rows whose spread decays", async (n, d) => {
    const features = decaying(n, d);
    const exact = await fitPca(features, { nComponents: 6, svdSolver: "exact" }, tools);
    const random = await fitPca(features, { nComponents: 6, svdSolver: "randomized" }, { random: createRandom(3) });
    expect(largestGap(random.explainedVarianceRatio, exact.explainedVarianceRatio)).toBeLessThan(1e-9);
    expect(largestGap(random.components.data, exact.components.data)).toBeLessThan(1e-5);
  });

  test("the same seed gives the same bytes, another seed other bytes", async () => {
    const features = decaying(80, 30);
    const fit = (seed: number) =>
      fitPca(features, { nComponents: 3, svdSolver: "randomized", iteratedPower: 1 }, { random: createRandom(seed) });
    expect(await fit(1)).toEqual(await fit(1));
    expect((await fit(1)).components.data).not.toEqual((await fit(2)).components.data);
  });

  test("a rank below the directions asked for leaves zeros, not noise", async () => {
    const line = matrixFromRows(Array.from({ length: 30 }, (_, i) => [3 * i, 4 * i, 0, 0, 0]));
    const model = await fitPca(line, { nComponents: 3, svdSolver: "randomized" }, tools);
    expect(largestGap(model.components.data.map(Math.abs), [0.6, 0.8, ...Array(13).fill(0)])).toBeLessThan(1e-6);
  });
});

describe("edges", () => {
  test("rows on a line have one axis; the second is zeros with no variance", async () => {
    const model = await fitPca(
      matrixFromRows([
        [0, 0, 0],
        [3, 4, 0],
        [6, 8, 0],
      ]),
      { nComponents: 2 },
      tools,
    );
    expect(largestGap(model.components.data, [0.6, 0.8, 0, 0, 0, 0])).toBeLessThan(1e-7);
    expect(model.explainedVarianceRatio[0]).toBeCloseTo(1, 12);
    expect(model.explainedVariance[0]).toBeCloseTo(25, 10);
    expect(model.explainedVarianceRatio[1]).toBeCloseTo(0, 12);
  });

  test.each(["exact", "randomized"] as const)(
    "rows that do not vary explain nothing, without NaN: %s",
    async (svdSolver) => {
      const model = await fitPca(createMatrix(4, 3), { nComponents: 2, svdSolver, whiten: true }, tools);
      expect(Array.from(model.explainedVarianceRatio)).toEqual([0, 0]);
      expect(Array.from((await transformPca(model, createMatrix(1, 3))).data)).toEqual([0, 0]);
    },
  );

  test("no rows transform to no rows", async () => {
    const model = await fitPca(decaying(5, 3), { nComponents: 2 }, tools);
    expect((await transformPca(model, createMatrix(0, 3))).rows).toBe(0);
  });

  test("one row, too many components and NaN are refused with their values", async () => {
    await expect(fitPca(createMatrix(1, 3), { nComponents: 1 }, tools)).rejects.toThrow("1 x 3");
    await expect(fitPca(createMatrix(5, 3), { nComponents: 4 }, tools)).rejects.toThrow("nComponents is 4");
    const holed = matrixFromRows([
      [0, 1],
      [Number.NaN, 1],
    ]);
    await expect(fitPca(holed, { nComponents: 1 }, tools)).rejects.toThrow("row 1, column 0");
  });
});
