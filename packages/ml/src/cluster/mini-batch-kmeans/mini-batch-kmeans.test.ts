import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { openRows } from "../kmeans/assignable-rows.ts";
import { fitKMeans, predictKMeans } from "../kmeans/kmeans.ts";
import { fitMiniBatchKMeans, type MiniBatchKMeansParams } from "./mini-batch-kmeans.ts";
import { reassignCenters } from "./mini-batch-step.ts";

type Made = {
  rows: number[][];
  first: number[][];
  cases: {
    params: MiniBatchKMeansParams;
    drawn: number[];
    centers: number[][];
    labels: number[];
    inertia: number;
    nSteps: number;
    nIter: number;
  }[];
};
const made: Made = JSON.parse(
  readFileSync(new URL("../../../fixtures/made/mini-batch-kmeans.json", import.meta.url), "utf8"),
);
const tools = () => ({ random: createRandom(0) });

/** n rows around k well separated points, row i beside point i mod k. */
function blobs(n: number, k: number, cols = 5): Matrix {
  const random = createRandom(4, "blobs");
  const matrix = createMatrix(n, cols);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < cols; j++) matrix.data[i * cols + j] = drawNormal(random) + 40 * ((i % k) - j * (i % 2));
  return matrix;
}

test.each(made.cases)(
  "with the same draws the whole fit is scikit-learn's ($params.batchSize a batch)",
  async (one) => {
    const features = matrixFromRows(made.rows);
    let at = 0;
    const random = () => (one.drawn[at++] + 0.5) / features.rows;
    const model = await fitMiniBatchKMeans(features, one.params, { random, init: matrixFromRows(made.first) });
    expect([model.nSteps, model.nIter, at]).toEqual([one.nSteps, one.nIter, one.drawn.length]);
    expect(largestGap(model.centers.data, one.centers.flat())).toBeLessThan(1e-6);
    expect(Array.from(model.labels)).toEqual(one.labels);
    expect(model.inertia / one.inertia).toBeCloseTo(1, 9);
  },
);

describe("invariants", () => {
  test("on separated blobs it finds the partition of k-means, and new rows go to the same centres", async () => {
    const features = blobs(2000, 4);
    const model = await fitMiniBatchKMeans(features, { nClusters: 4, batchSize: 200, nInit: 3 }, tools());
    const whole = await fitKMeans(features, { nClusters: 4 }, tools());
    expect(model.inertia / whole.inertia).toBeLessThan(1.02);
    for (let i = 4; i < 2000; i++) expect(model.labels[i]).toBe(model.labels[i % 4]);
    expect(await predictKMeans(model, features)).toEqual(model.labels);
  });

  test("the same seed gives the same bytes", async () => {
    const fit = () => fitMiniBatchKMeans(blobs(500, 3), { nClusters: 5, batchSize: 64 }, tools());
    expect(await fit()).toEqual(await fit());
  });

  test("centres without rows move to different rows of the batch, and weigh as the lightest that stays", () => {
    const batch = openRows(matrixFromRows([[10], [20], [30], [40], [50]]));
    const running = { centers: Float64Array.of(1, 2, 3, 4), weights: Float64Array.of(0, 50, 0, 9) };
    reassignCenters(batch, running, 0.1, createRandom(3));
    const [a, b, c, d] = running.centers;
    expect([b, d, Array.from(running.weights)]).toEqual([2, 4, [9, 50, 9, 9]]);
    expect([10, 20, 30, 40, 50]).toEqual(expect.arrayContaining([a, c]));
    expect(a).not.toBe(c);
  });

  test("no more than half a batch of centres move at once, and none at ratio 0", () => {
    const batch = openRows(matrixFromRows([[10], [20]]));
    const start = () => ({ centers: Float64Array.of(1, 2, 3, 4), weights: Float64Array.of(0, 1, 2, 1000) });
    const moved = start();
    reassignCenters(batch, moved, 1, createRandom(3));
    expect([Array.from(moved.centers.subarray(1)), Array.from(moved.weights)]).toEqual([
      [2, 3, 4],
      [1, 1, 2, 1000],
    ]);
    const kept = start();
    reassignCenters(batch, kept, 0, createRandom(3));
    expect(kept).toEqual(start());
  });

  test("steps are counted up to the most there may be, and an aborted fit throws the signal's reason", async () => {
    const seen: number[][] = [];
    const params = { nClusters: 2, batchSize: 10, maxIter: 2, maxNoImprovement: 0 };
    await fitMiniBatchKMeans(blobs(20, 2), params, { ...tools(), onProgress: (...given) => seen.push(given) });
    expect(seen).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(fitMiniBatchKMeans(blobs(20, 2), params, { ...tools(), signal })).rejects.toThrow("enough");
  });
});

describe("edges", () => {
  test.each([
    ["one row", [[3, 4]], 1],
    [
      "as many clusters as rows",
      [
        [0, 0],
        [1, 5],
        [9, 2],
      ],
      3,
    ],
    [
      "rows that all coincide",
      [
        [2, 2],
        [2, 2],
        [2, 2],
        [2, 2],
      ],
      3,
    ],
    [
      "more columns than rows, one constant",
      [
        [0, 7, 1],
        [1, 7, 0],
      ],
      2,
    ],
  ])("%s give finite centres and the labels of the nearest", async (_, rows, nClusters) => {
    const features = matrixFromRows(rows);
    const model = await fitMiniBatchKMeans(features, { nClusters }, tools());
    expect(model.centers.data.every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(model.inertia)).toBe(true);
    expect(await predictKMeans(model, features)).toEqual(model.labels);
  });

  test("more clusters than rows, first centres of another size, NaN and no rows are refused", async () => {
    const rows = matrixFromRows([[0], [1]]);
    await expect(fitMiniBatchKMeans(rows, { nClusters: 3 }, tools())).rejects.toThrow("nClusters is 3");
    const init = createMatrix(1, 2);
    await expect(fitMiniBatchKMeans(rows, { nClusters: 1 }, { ...tools(), init })).rejects.toThrow("init is 1 x 2");
    const broken = matrixFromRows([[0], [Number.NaN]]);
    await expect(fitMiniBatchKMeans(broken, { nClusters: 1 }, tools())).rejects.toThrow("row 1, column 0");
    await expect(fitMiniBatchKMeans(createMatrix(0, 2), { nClusters: 1 }, tools())).rejects.toThrow("0 x 2");
  });
});
