import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { plainSquaredDistances } from "../../matrix/plain-products.fixture.ts";
import { toDouble } from "../../matrix/to-double.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { openRows } from "./assignable-rows.ts";
import { fitKMeans, predictKMeans } from "./kmeans.ts";
import { nearestCenters } from "./nearest-centers.ts";

const tools = { random: createRandom(0) };

function draw(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed, "k-means test");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = drawNormal(random) + 2 * (at % 3);
  return matrix;
}

/** The lowest of the nearest centres, by differences in double. */
function plainLabels(features: Matrix, centers: Float64Array): number[] {
  const { rows, cols } = features;
  const source = toDouble(features);
  return Array.from({ length: rows }, (_, i) => {
    const distances = plainSquaredDistances(source, i * cols, centers, cols);
    return distances.indexOf(Math.min(...distances));
  });
}

describe("every row goes to the centre that double arithmetic finds", () => {
  test.each<[string, (value: number) => number]>([
    ["scattered rows", (value) => value],
    ["rows far from the origin", (value) => 2e4 + value],
    ["rows and centres on a grid, full of ties", Math.round],
    ["rows too large to square in single precision", (value) => 1e30 * value],
  ])("%s", async (_, shape) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer(),
        async (n, d, k, seed) => {
          const features = draw(n, d, seed);
          const centers = toDouble(draw(k, d, seed + 1)).map(shape);
          features.data.forEach((value, at) => {
            features.data[at] = shape(value);
          });
          const labels = await nearestCenters(openRows(features), centers);
          expect(Array.from(labels)).toEqual(plainLabels(features, centers));
        },
      ),
      { seed: 1, numRuns: 20 },
    );
  });
});

describe("invariants", () => {
  const features = draw(300, 20, 1);

  test("inertia never rises from one iteration to the next", async () => {
    const init = takeRows(features, [0, 1, 2, 3, 4, 5]);
    const inertias: number[] = [];
    for (let maxIter = 1; maxIter <= 12; maxIter++) {
      const params = { nClusters: 6, maxIter, tol: 0 };
      inertias.push((await fitKMeans(features, params, { ...tools, init })).inertia);
    }
    for (let i = 1; i < inertias.length; i++) expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1] * (1 + 1e-12));
    expect(inertias[11]).toBeLessThan(inertias[0]);
  });

  test("centres are the means of their rows, and inertia is the sum of the distances to them", async () => {
    const { labels, centers, inertia } = await fitKMeans(features, { nClusters: 4, nInit: 1, tol: 0 }, tools);
    const sums = new Float64Array(4 * 20);
    const counts = new Float64Array(4);
    labels.forEach((label, i) => {
      counts[label]++;
      for (let j = 0; j < 20; j++) sums[label * 20 + j] += features.data[i * 20 + j];
    });
    for (let at = 0; at < sums.length; at++)
      expect(centers.data[at]).toBeCloseTo(sums[at] / counts[Math.floor(at / 20)], 5);
    let plain = 0;
    labels.forEach((label, i) => {
      for (let j = 0; j < 20; j++) plain += (features.data[i * 20 + j] - sums[label * 20 + j] / counts[label]) ** 2;
    });
    expect(inertia / plain).toBeCloseTo(1, 10);
  });

  test("permuting the rows permutes the labels", async () => {
    const order = shuffle(
      Array.from({ length: features.rows }, (_, i) => i),
      createRandom(3),
    );
    const init = takeRows(features, [10, 60, 110]);
    const straight = await fitKMeans(features, { nClusters: 3 }, { ...tools, init });
    const permuted = await fitKMeans(takeRows(features, order), { nClusters: 3 }, { ...tools, init });
    expect(Array.from(permuted.labels)).toEqual(order.map((row) => straight.labels[row]));
  });

  test("the same seed gives the same bytes, and more starts never give a higher inertia", async () => {
    const fit = (nInit: number) => fitKMeans(features, { nClusters: 5, nInit }, { random: createRandom(9) });
    expect(await fit(4)).toEqual(await fit(4));
    expect((await fit(8)).inertia).toBeLessThanOrEqual((await fit(1)).inertia);
  });

  test("k-means++ finds three well separated blobs", async () => {
    const truth = Array.from({ length: 30 }, (_, i) => i % 3);
    const blobs = matrixFromRows(truth.map((c, i) => [100 * c + (i % 5), 50 * c - (i % 7)]));
    const { labels } = await fitKMeans(blobs, { nClusters: 3, nInit: 1 }, { random: createRandom(1) });
    for (let i = 3; i < 30; i++) expect(labels[i]).toBe(labels[i % 3]);
    expect(new Set(labels).size).toBe(3);
  });

  test("starts are counted, and an aborted fit throws the signal's reason", async () => {
    const seen: number[][] = [];
    const onProgress = (...given: number[]) => seen.push(given);
    await fitKMeans(features, { nClusters: 2, nInit: 2 }, { ...tools, onProgress });
    expect(seen).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(fitKMeans(features, { nClusters: 2 }, { ...tools, signal })).rejects.toThrow("enough");
  });
});

describe("edges", () => {
  test("one row is one cluster of inertia 0", async () => {
    const model = await fitKMeans(matrixFromRows([[3, 4]]), { nClusters: 1 }, tools);
    expect([Array.from(model.centers.data), Array.from(model.labels), model.inertia]).toEqual([[3, 4], [0], 0]);
  });

  test("k = n puts every distinct row alone", async () => {
    const rows = matrixFromRows([[0], [1], [5], [9]]);
    const model = await fitKMeans(rows, { nClusters: 4 }, tools);
    expect(new Set(model.labels).size).toBe(4);
    expect(model.inertia).toBe(0);
  });

  test("a first centre that wins no row is moved to the farthest row", async () => {
    const rows = matrixFromRows([[0], [1], [2], [40]]);
    const model = await fitKMeans(rows, { nClusters: 2 }, { ...tools, init: matrixFromRows([[1], [1000]]) });
    expect(model.labels[3]).not.toBe(model.labels[0]);
    expect(Array.from(model.centers.data).sort((a, b) => a - b)).toEqual([1, 40]);
  });

  test("rows that all coincide give finite centres whatever k", async () => {
    const model = await fitKMeans(createMatrix(5, 2), { nClusters: 3 }, tools);
    expect(Array.from(model.centers.data)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(model.inertia).toBe(0);
  });

  test("one duplicated row more, a constant column and more columns than rows change nothing but the sizes", async () => {
    const rows = matrixFromRows([
      [0, 7, 0, 1, 2],
      [9, 7, 9, 1, 2],
      [9, 7, 9, 1, 2],
    ]);
    const { labels, inertia } = await fitKMeans(rows, { nClusters: 2 }, tools);
    expect([labels[1] === labels[2], labels[0] === labels[1], inertia]).toEqual([true, false, 0]);
  });

  test("new rows go to the nearest centre, a tie to the lower; none go nowhere", async () => {
    const model = { centers: matrixFromRows([[0], [1], [9]]) };
    expect(Array.from(await predictKMeans(model, matrixFromRows([[0.5], [-3], [5], [5.1]])))).toEqual([0, 0, 1, 2]);
    expect(await predictKMeans(model, createMatrix(0, 1))).toEqual(new Int32Array(0));
    await expect(predictKMeans(model, createMatrix(1, 2))).rejects.toThrow("2 columns");
  });

  test("more clusters than rows, a first centre of another width, NaN and no rows are refused", async () => {
    const rows = matrixFromRows([[0], [1]]);
    await expect(fitKMeans(rows, { nClusters: 3 }, tools)).rejects.toThrow("nClusters is 3");
    const init = createMatrix(1, 2);
    await expect(fitKMeans(rows, { nClusters: 1 }, { ...tools, init })).rejects.toThrow("init is 1 x 2");
    const broken = matrixFromRows([[0], [Number.NaN]]);
    await expect(fitKMeans(broken, { nClusters: 1 }, tools)).rejects.toThrow("row 1, column 0");
    await expect(fitKMeans(createMatrix(0, 2), { nClusters: 1 }, tools)).rejects.toThrow("0 x 2");
  });
});
