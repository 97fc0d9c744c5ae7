import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows } from "../../matrix/matrix.ts";
import { trustworthiness } from "../../metrics/trustworthiness.ts";
import { otherNeighbors } from "../../neighbors/other-neighbors.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { fitCurve } from "./fit-curve.ts";
import { tabulate } from "./slope-table.ts";
import { smoothDistances } from "./smooth-distances.ts";
import { fitUmap } from "./umap.ts";
import { umapMethod } from "./umap-method.ts";

type Made = {
  features: number[][];
  graphs: {
    nNeighbors: number;
    localConnectivity: number;
    setOpMixRatio: number;
    sigmas: number[];
    rhos: number[];
    pairs: [number, number, number][];
  }[];
  curves: { spread: number; minDist: number; a: number; b: number }[];
  layouts: { nNeighbors: number; minDist: number; trustworthiness5: number }[];
};

// The file is our own and committed: the type states what it holds.
const made = JSON.parse(
  readFileSync(new URL("../../../fixtures/made/umap-learn.json", import.meta.url), "utf8"),
) as Made;
const features = matrixFromRows(made.features);
const seeded = (seed: number) => ({ random: createRandom(seed) });

function draw(rows: number, cols: number): Matrix {
  const random = createRandom(rows, cols);
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = drawNormal(random);
  return matrix;
}

describe("as umap-learn", () => {
  test.each(made.graphs)(
    "scales and edges of $nNeighbors neighbours, connectivity $localConnectivity, mix $setOpMixRatio",
    async ({ nNeighbors, localConnectivity, setOpMixRatio, sigmas, rhos, pairs }) => {
      const scales = smoothDistances(await otherNeighbors(features, nNeighbors - 1), localConnectivity);
      expect(largestGap(scales.rhos, rhos)).toBeLessThan(1e-4);
      expect(largestGap(scales.sigmas, sigmas)).toBeLessThan(1e-4);
      const params = { nNeighbors, localConnectivity, setOpMixRatio, nEpochs: 1 };
      const { graph } = await fitUmap(features, params, seeded(0));
      const weights = new Map<string, number>();
      for (let i = 0; i < features.rows; i++) {
        for (let e = graph.offsets[i]; e < graph.offsets[i + 1]; e++)
          if (graph.weights[e] > 0) weights.set(`${i} ${graph.columns[e]}`, graph.weights[e]);
      }
      expect([...weights.keys()].sort()).toEqual(pairs.map(([i, j]) => `${i} ${j}`).sort());
      for (const [i, j, weight] of pairs)
        expect(Math.abs((weights.get(`${i} ${j}`) ?? Infinity) - weight)).toBeLessThan(1e-4);
    },
  );

  test.each(made.curves)("the curve of spread $spread and minDist $minDist", ({ spread, minDist, a, b }) => {
    const found = fitCurve(spread, minDist);
    expect(Math.abs(found.a / a - 1)).toBeLessThan(1e-5);
    expect(Math.abs(found.b / b - 1)).toBeLessThan(1e-5);
  });

  test.each(made.layouts)(
    "the map of $nNeighbors neighbours at minDist $minDist is as trustworthy, to 0.02, from any start",
    async ({ nNeighbors, minDist, trustworthiness5 }) => {
      for (const init of ["spectral", "pca", "random"] as const) {
        const model = await fitUmap(features, { nNeighbors, minDist, init }, seeded(1));
        expect(model.init).toBe(init);
        expect(await trustworthiness(features, model.embedding, 5)).toBeGreaterThan(trustworthiness5 - 0.02);
      }
    },
  );
});

test("a tabulated slope is the slope, within 1e-4 of its size, between numbers near 0 and far away", () => {
  const slope = (value: number) => 1.8 / ((0.001 + value) * (1.6 * value ** 0.9 + 1));
  const read = tabulate(slope);
  for (let power = -30; power <= 30; power += 0.37)
    expect(Math.abs(read(2 ** power) / slope(2 ** power) - 1)).toBeLessThan(1e-4);
});

describe("UMAP", () => {
  test("the same seed gives the same bytes, another seed another map", async () => {
    const fit = async (seed: number) => (await fitUmap(features, { nEpochs: 20 }, seeded(seed))).embedding;
    expect(await fit(4)).toEqual(await fit(4));
    expect(await fit(4)).not.toEqual(await fit(5));
  });

  test("a graph in pieces starts from principal components, and says so", async () => {
    const apart = matrixFromRows(Array.from({ length: 40 }, (_, i) => [(i % 2) * 1000 + Math.sin(i), Math.cos(i)]));
    const model = await fitUmap(apart, { nNeighbors: 5, nEpochs: 50 }, seeded(1));
    expect(model.init).toBe("pca");
    const side = (i: number) => model.embedding.data[2 * i];
    const [even, odd] = [0, 1].map((first) => Array.from({ length: 20 }, (_, i) => side(2 * i + first)));
    expect(Math.max(...even) < Math.min(...odd) || Math.max(...odd) < Math.min(...even)).toBe(true);
  });

  test("tells its progress and stops when it is told to", async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      expect(total).toBe(30);
      if (seen.push(done) === 10) abort.abort(new Error("no longer wanted"));
    };
    const fit = fitUmap(features, { nEpochs: 30 }, { ...seeded(1), onProgress, signal: abort.signal });
    await expect(fit).rejects.toThrow("no longer wanted");
    expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
  });

  test.each([
    ["three rows", draw(3, 3)],
    ["rows of one column", draw(9, 1)],
    ["all points equal", createMatrix(30, 3)],
    ["more duplicates than neighbours", matrixFromRows(Array.from({ length: 60 }, (_, i) => [i < 50 ? 0 : i, 1]))],
    ["more columns than rows", draw(6, 30)],
  ])("draws %s without NaN, with as many neighbours as it reports", async (_edge, rows) => {
    const parameters = umapMethod.parameters.parse({});
    const { coordinates, details } = await umapMethod.project(rows, parameters, seeded(1));
    expect(coordinates.rows).toBe(rows.rows);
    expect(coordinates.data.every(Number.isFinite)).toBe(true);
    expect(details.nNeighbors).toBe(Math.min(15, rows.rows - 1));
    expect(Object.values(details).every(Number.isFinite)).toBe(true);
  });

  test("too few rows, minDist above spread and NaN are refused with their values", async () => {
    await expect(fitUmap(draw(15, 3), {}, seeded(1))).rejects.toThrow("nNeighbors is 15, it must be below the 15 rows");
    await expect(fitUmap(draw(30, 3), { minDist: 2 }, seeded(1))).rejects.toThrow("minDist is 2");
    const holed = matrixFromRows([[0], [Number.NaN], [1]]);
    await expect(fitUmap(holed, { nNeighbors: 2 }, seeded(1))).rejects.toThrow("row 1, column 0");
  });
});
