import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { firstSeen } from "../../parity/first-seen.fixture.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { condenseTree } from "./condensed-tree.ts";
import { fitHdbscan, type HdbscanParams } from "./hdbscan.ts";

const tools = { random: createRandom(0) };

type Fit = { params: HdbscanParams; labels: number[]; probabilities: number[] };
const made: { rows: number[][]; fits: Fit[] } = JSON.parse(
  readFileSync(new URL("../../../fixtures/made/hdbscan.json", import.meta.url), "utf8"),
);

test.each(made.fits.map((fit) => [JSON.stringify(fit.params), fit] as const))(
  "with %s the clusters and their probabilities are scikit-learn's",
  async (_title, { params, labels, probabilities }) => {
    const model = await fitHdbscan(matrixFromRows(made.rows), params, tools);
    expect(Array.from(model.labels)).toEqual(firstSeen(labels));
    expect(largestGap(model.probabilities, probabilities)).toBeLessThan(1e-6);
  },
);

function drawRows(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed, "hdbscan");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = drawNormal(random) + (at % 3 === 0 ? 4 : 0);
  return matrix;
}

const drawn = fc
  .record({ rows: fc.integer({ min: 5, max: 60 }), cols: fc.integer({ min: 1, max: 4 }), seed: fc.integer() })
  .map(({ rows, cols, seed }) => drawRows(rows, cols, seed));
const runs = { seed: 1, numRuns: 30 };

describe("the tree", () => {
  test("of two groups on a line has the densities that one can do by hand", async () => {
    const rows = matrixFromRows([[0], [1], [3], [10], [12], [13]]);
    const model = await fitHdbscan(rows, { minClusterSize: 2, minSamples: 1 }, tools);
    expect(Array.from(model.mergeTree.distances)).toEqual([1, 1, 2, 2, 7]);
    expect(model.condensedTree).toEqual({
      nClusters: 3,
      parents: Int32Array.of(-1, 0, 0),
      births: Float64Array.of(0, 1 / 7, 1 / 7),
      deaths: Float64Array.of(1 / 7, 1, 1),
      sizes: Int32Array.of(6, 3, 3),
      lastClusters: model.condensedTree.lastClusters,
      lambdas: Float64Array.of(1, 1, 0.5, 0.5, 1, 1),
    });
    expect(Array.from(model.labels)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(Array.from(model.probabilities)).toEqual([1, 1, 0.5, 0.5, 1, 1]);
    // Two rows stay from 1/7 to 1, one from 1/7 to 1/2.
    for (const stability of model.stabilities) expect(stability).toBeCloseTo(2 * (1 - 1 / 7) + (1 / 2 - 1 / 7), 12);
  });

  test("loses every row once, never below the birth of the cluster that lost it", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 2, max: 9 }), async (features, minClusterSize) => {
        const { mergeTree } = await fitHdbscan(features, { minSamples: 3 }, tools);
        const { nClusters, parents, births, sizes, lastClusters, lambdas } = condenseTree(mergeTree, minClusterSize);
        const held = new Int32Array(nClusters);
        lastClusters.forEach((last, row) => {
          expect(lambdas[row]).toBeGreaterThanOrEqual(births[last]);
          for (let cluster = last; cluster >= 0; cluster = parents[cluster]) held[cluster]++;
        });
        expect(held).toEqual(sizes);
        expect(sizes.every((size) => size >= Math.min(minClusterSize, features.rows))).toBe(true);
      }),
      runs,
    );
  });
});

describe("the clusters", () => {
  const params = fc.record({
    minClusterSize: fc.integer({ min: 2, max: 8 }),
    minSamples: fc.integer({ min: 1, max: 5 }),
    clusterSelectionMethod: fc.constantFrom("eom" as const, "leaf" as const),
    clusterSelectionEpsilon: fc.constantFrom(0, 0.3, 2),
    allowSingleCluster: fc.boolean(),
  });

  test("have at least minClusterSize rows, probabilities of 0 for noise and above it for the others", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, params, async (features, asked) => {
        const { labels, probabilities, nClusters } = await fitHdbscan(features, asked, tools);
        const counts = new Int32Array(nClusters);
        labels.forEach((label, row) => {
          if (label >= 0) counts[label]++;
          expect(probabilities[row] > 0).toBe(label >= 0);
          expect(probabilities[row]).toBeLessThanOrEqual(1);
        });
        const kept = asked.allowSingleCluster && nClusters === 1 ? 1 : asked.minClusterSize;
        expect(counts.every((count) => count >= kept)).toBe(true);
        expect(Array.from(labels)).toEqual(firstSeen(labels));
      }),
      runs,
    );
  });

  test("permuting the rows permutes the clusters, where no two distances are equal", async () => {
    await fc.assert(
      // With at most two samples a mutual reachability is the distance itself; with more, many are equal by nature.
      fc.asyncProperty(drawn, fc.integer({ min: 1, max: 2 }), fc.integer(), async (features, minSamples, seed) => {
        const order = shuffle([...Array(features.rows).keys()], createRandom(seed));
        const straight = await fitHdbscan(features, { minSamples }, tools);
        const permuted = await fitHdbscan(takeRows(features, order), { minSamples }, tools);
        expect(Array.from(permuted.labels)).toEqual(firstSeen(order.map((row) => straight.labels[row])));
        expect(
          largestGap(
            permuted.probabilities,
            order.map((row) => straight.probabilities[row]),
          ),
        ).toBeLessThan(1e-9);
      }),
      runs,
    );
  });

  test("hold copies of one row together, and no figure is ever NaN", async () => {
    const copied = takeRows(drawRows(30, 2, 3), [...Array(30).keys(), ...Array(12).fill(7)]);
    const { labels, probabilities, stabilities, coreDistances } = await fitHdbscan(copied, {}, tools);
    expect(new Set([labels[7], ...labels.slice(30)]).size).toBe(1);
    expect(labels[7]).toBeGreaterThanOrEqual(0);
    expect(coreDistances[7]).toBe(0);
    expect(stabilities[labels[7]]).toBe(Infinity);
    expect([...probabilities, ...stabilities].some(Number.isNaN)).toBe(false);
  });

  test("of two heaps of copies are the two heaps", async () => {
    const rows = matrixFromRows([...Array(8).fill([0, 0]), ...Array(8).fill([3, 4])]);
    const { labels, probabilities } = await fitHdbscan(rows, {}, tools);
    expect(Array.from(labels)).toEqual([...Array(8).fill(0), ...Array(8).fill(1)]);
    expect(new Set(probabilities)).toEqual(new Set([1]));
  });
});

describe("edges", () => {
  test("rows that all coincide are noise, or one cluster where one is allowed", async () => {
    const same = createMatrix(9, 2);
    expect(new Set((await fitHdbscan(same, {}, tools)).labels)).toEqual(new Set([-1]));
    expect(new Set((await fitHdbscan(same, { allowSingleCluster: true }, tools)).labels)).toEqual(new Set([0]));
  });

  test("one row is noise, fewer rows than minSamples are refused, and so is NaN", async () => {
    const one = await fitHdbscan(matrixFromRows([[3, 4]]), { minSamples: 1 }, tools);
    expect([Array.from(one.labels), Array.from(one.probabilities), one.nClusters]).toEqual([[-1], [0], 0]);
    await expect(fitHdbscan(createMatrix(4, 2), {}, tools)).rejects.toThrow("minSamples is 5, there are only 4 rows");
    const broken = matrixFromRows([[0], [Number.NaN]]);
    await expect(fitHdbscan(broken, { minSamples: 1 }, tools)).rejects.toThrow("row 1, column 0");
  });

  test("a fit that is no longer wanted stops", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(fitHdbscan(drawRows(9, 2, 1), {}, { ...tools, signal })).rejects.toThrow("no longer wanted");
  });
});
