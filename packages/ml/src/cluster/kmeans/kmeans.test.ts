import { describe, expect, test } from "vitest";
import { createMatrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { largestGap, sklearnCases, sklearnData } from "../../sklearn.fixture.ts";
import { fitKMeans, predictKMeans } from "./kmeans.ts";

type Params = { nClusters: number; init: number[][]; maxIter: number; tol: number };
type Expected = { labels: number[]; centers: number[][]; inertia: number };
const tools = { random: createRandom(0) };

test.each(sklearnCases<Params, Expected>("k-means"))(
  "from the same first centres k-means is scikit-learn's on $data",
  (one) => {
    const features = sklearnData(one.data);
    const { nClusters, init, maxIter, tol } = one.params;
    const model = fitKMeans(features, { nClusters, init: matrixFromRows(init), maxIter, tol }, tools);
    expect(Array.from(model.labels)).toEqual(one.expected.labels);
    expect(largestGap(model.centers.data, one.expected.centers.flat())).toBeLessThan(1e-4);
    expect(Math.abs(model.inertia / one.expected.inertia - 1)).toBeLessThan(1e-5);
    expect(Array.from(predictKMeans(model, features))).toEqual(one.expected.labels);
  },
);

describe("invariants", () => {
  const features = sklearnData("digits");

  test("inertia never rises from one iteration to the next", () => {
    const init = takeRows(features, [0, 1, 2, 3, 4, 5]);
    const inertias = Array.from({ length: 12 }, (_, i) => {
      return fitKMeans(features, { nClusters: 6, init, maxIter: i + 1, tol: 0 }, tools).inertia;
    });
    for (let i = 1; i < inertias.length; i++) expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1]);
    expect(inertias[11]).toBeLessThan(inertias[0]);
  });

  test("permuting the rows permutes the labels", () => {
    const order = shuffle(
      Array.from({ length: features.rows }, (_, i) => i),
      createRandom(3),
    );
    const init = takeRows(features, [10, 60, 110]);
    const straight = fitKMeans(features, { nClusters: 3, init }, tools);
    const permuted = fitKMeans(takeRows(features, order), { nClusters: 3, init }, tools);
    expect(Array.from(permuted.labels)).toEqual(order.map((row) => straight.labels[row]));
  });

  test("the same seed gives the same bytes, and more starts never give a higher inertia", () => {
    const fit = (nInit: number) => fitKMeans(features, { nClusters: 5, nInit }, { random: createRandom(9) });
    expect(fit(4)).toEqual(fit(4));
    expect(fit(8).inertia).toBeLessThanOrEqual(fit(1).inertia);
  });

  test("k-means++ finds three well separated blobs", () => {
    const truth = Array.from({ length: 30 }, (_, i) => i % 3);
    const blobs = matrixFromRows(truth.map((c, i) => [100 * c + (i % 5), 50 * c - (i % 7)]));
    const { labels } = fitKMeans(blobs, { nClusters: 3, nInit: 1 }, { random: createRandom(1) });
    for (let i = 3; i < 30; i++) expect(labels[i]).toBe(labels[i % 3]);
    expect(new Set(labels).size).toBe(3);
  });
});

describe("edges", () => {
  test("one row is one cluster of inertia 0", () => {
    const model = fitKMeans(matrixFromRows([[3, 4]]), { nClusters: 1 }, { random: createRandom(0) });
    expect([Array.from(model.centers.data), Array.from(model.labels), model.inertia]).toEqual([[3, 4], [0], 0]);
  });

  test("k = n puts every distinct row alone", () => {
    const rows = matrixFromRows([[0], [1], [5], [9]]);
    const model = fitKMeans(rows, { nClusters: 4 }, { random: createRandom(0) });
    expect(new Set(model.labels).size).toBe(4);
    expect(model.inertia).toBeCloseTo(0, 12);
  });

  test("a first centre that wins no row is moved to the farthest row", () => {
    const rows = matrixFromRows([[0], [1], [2], [40]]);
    const model = fitKMeans(rows, { nClusters: 2, init: matrixFromRows([[1], [1000]]) }, tools);
    expect(model.labels[3]).not.toBe(model.labels[0]);
    expect(Array.from(model.centers.data).sort((a, b) => a - b)).toEqual([1, 40]);
  });

  test("rows that all coincide give finite centres whatever k", () => {
    const model = fitKMeans(createMatrix(5, 2), { nClusters: 3 }, { random: createRandom(0) });
    expect(Array.from(model.centers.data)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(model.inertia).toBe(0);
  });

  test("more clusters than rows, a first centre of another width and NaN are refused", () => {
    const rows = matrixFromRows([[0], [1]]);
    expect(() => fitKMeans(rows, { nClusters: 3 }, tools)).toThrow("nClusters is 3");
    expect(() => fitKMeans(rows, { nClusters: 1, init: createMatrix(1, 2) }, tools)).toThrow("init is 1 x 2");
    expect(() => fitKMeans(matrixFromRows([[0], [Number.NaN]]), { nClusters: 1 }, tools)).toThrow("row 1, column 0");
  });
});
