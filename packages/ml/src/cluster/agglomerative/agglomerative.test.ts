import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { firstSeen } from "../../parity/first-seen.fixture.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { type AgglomerativeParams, fitAgglomerative } from "./agglomerative.ts";
import { cutTree, cutTreeAt } from "./cut-tree.ts";

const tools = { random: createRandom(0) };
const LINKAGES = ["ward", "average", "complete", "single"] as const;

const linkage = fc.constantFrom(...LINKAGES);
const drawn = fc
  .record({ rows: fc.integer({ min: 2, max: 40 }), cols: fc.integer({ min: 1, max: 6 }), seed: fc.integer() })
  .map(({ rows, cols, seed }) => drawRows(rows, cols, seed));
const runs = { seed: 1, numRuns: 20 };

function drawRows(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed, "agglomerative");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = drawNormal(random);
  return matrix;
}

type Made = {
  params: Required<Pick<AgglomerativeParams, "linkage" | "metric">>;
  distances: number[];
  sizes: number[];
  cuts: Record<string, number[]>;
};
const made: { rows: number[][]; trees: Made[] } = JSON.parse(
  readFileSync(new URL("../../../fixtures/made/agglomerative.json", import.meta.url), "utf8"),
);

test.each(made.trees.map((tree) => [tree.params.linkage, tree.params.metric, tree] as const))(
  "%s over %s gives scipy's whole tree, and its cut at every k",
  async (_linkage, _metric, { params, distances, sizes, cuts }) => {
    const tree = await fitAgglomerative(matrixFromRows(made.rows), params, tools);
    expect(largestGap(tree.distances, distances)).toBeLessThan(1e-6);
    expect(Array.from(tree.sizes)).toEqual(sizes);
    for (const [k, labels] of Object.entries(cuts))
      expect(Array.from(cutTree(tree, Number(k)))).toEqual(firstSeen(labels));
  },
);

describe("the tree", () => {
  test("of four points on a line has the merges that one can do by hand", async () => {
    const rows = matrixFromRows([[0], [1], [10], [12]]);
    const single = await fitAgglomerative(rows, { linkage: "single" }, tools);
    expect(single).toEqual({
      nLeaves: 4,
      left: Int32Array.of(0, 2, 4),
      right: Int32Array.of(1, 3, 5),
      distances: Float64Array.of(1, 2, 9),
      sizes: Int32Array.of(2, 2, 4),
      labels: Int32Array.of(0, 0, 1, 1),
      nClusters: 2,
    });
    const last = async (each: (typeof LINKAGES)[number]) =>
      (await fitAgglomerative(rows, { linkage: each }, tools)).distances[2];
    expect(await last("complete")).toBe(12);
    expect(await last("average")).toBe(10.5);
    // Two pairs with means 0.5 and 11: sqrt(2 * 2 * 2 / 4) * 10.5.
    expect(await last("ward")).toBeCloseTo(Math.SQRT2 * 10.5, 12);
  });

  test("has distances that never fall, and ends with every row", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, linkage, async (features, each) => {
        const { distances, sizes } = await fitAgglomerative(features, { linkage: each }, tools);
        for (let m = 1; m < distances.length; m++) expect(distances[m]).toBeGreaterThanOrEqual(distances[m - 1]);
        expect(sizes[sizes.length - 1]).toBe(features.rows);
      }),
      runs,
    );
  });

  test("is cut into k clusters, each inside one of the cut into k - 1", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, linkage, async (features, each) => {
        const tree = await fitAgglomerative(features, { linkage: each }, tools);
        let coarser = cutTree(tree, 1);
        for (let k = 2; k <= features.rows; k++) {
          const finer = cutTree(tree, k);
          expect(new Set(finer).size).toBe(k);
          expect(new Set(finer.map((label, row) => label * features.rows + coarser[row])).size).toBe(k);
          coarser = finer;
        }
      }),
      runs,
    );
  });

  test("cut at a distance joins what is strictly nearer and nothing else", async () => {
    const tree = await fitAgglomerative(drawRows(30, 3, 5), { linkage: "average" }, tools);
    for (const m of [0, 7, 28]) {
      expect(cutTreeAt(tree, tree.distances[m])).toEqual(cutTree(tree, 30 - m));
      expect(cutTreeAt(tree, tree.distances[m] + 1e-9)).toEqual(cutTree(tree, 29 - m));
    }
    const asked = await fitAgglomerative(drawRows(30, 3, 5), { linkage: "average", distanceThreshold: 1e9 }, tools);
    expect(asked.nClusters).toBe(1);
  });

  test("permuting the rows permutes the partition", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, linkage, fc.integer(), async (features, each, seed) => {
        const order = shuffle([...Array(features.rows).keys()], createRandom(seed));
        const params = { linkage: each, nClusters: Math.ceil(features.rows / 4) };
        const straight = await fitAgglomerative(features, params, tools);
        const permuted = await fitAgglomerative(takeRows(features, order), params, tools);
        expect(Array.from(permuted.labels)).toEqual(firstSeen(order.map((row) => straight.labels[row])));
      }),
      runs,
    );
  });

  test("joins copies of a row before anything else, at distance exactly 0", async () => {
    const twice = takeRows(drawRows(12, 4, 7), [...Array(12).keys(), 3, 8]);
    for (const each of LINKAGES) {
      const { distances, labels } = await fitAgglomerative(twice, { linkage: each, nClusters: 12 }, tools);
      expect(Array.from(distances.slice(0, 3).map(Math.sign))).toEqual([0, 0, 1]);
      expect([labels[12], labels[13]]).toEqual([labels[3], labels[8]]);
    }
  });

  test("breaks ties the same way for rows on a grid, wherever the grid lies", async () => {
    const grid = (shift: number) =>
      matrixFromRows(Array.from({ length: 25 }, (_, i) => [shift + (i % 5) / 4, Math.floor(i / 5) / 4 - shift]));
    for (const each of LINKAGES) {
      const [here, there] = [grid(0), grid(64)].map((rows) => fitAgglomerative(rows, { linkage: each }, tools));
      expect((await there).left).toEqual((await here).left);
    }
  });
});

describe("edges", () => {
  test("one row is one cluster and no merge", async () => {
    const model = await fitAgglomerative(matrixFromRows([[3, 4]]), { nClusters: 1 }, tools);
    expect([Array.from(model.labels), model.distances.length, model.nClusters]).toEqual([[0], 0, 1]);
  });

  test("k = n leaves every row alone", async () => {
    const model = await fitAgglomerative(matrixFromRows([[0], [1], [5]]), { nClusters: 3 }, tools);
    expect(Array.from(model.labels)).toEqual([0, 1, 2]);
  });

  test.each(LINKAGES)("rows that all coincide are joined at 0 by %s", async (each) => {
    const model = await fitAgglomerative(createMatrix(6, 2), { linkage: each }, tools);
    expect(Array.from(model.distances)).toEqual([0, 0, 0, 0, 0]);
    expect(new Set(model.labels).size).toBe(2);
  });

  test("more clusters than rows, ward without euclidean, a row without direction and NaN are refused", async () => {
    const rows = matrixFromRows([[0], [1]]);
    const refused = (params: AgglomerativeParams, features = rows) =>
      expect(fitAgglomerative(features, params, tools)).rejects;
    await refused({ nClusters: 3 }).toThrow("nClusters is 3");
    await refused({ metric: "cosine" }).toThrow("metric is cosine");
    await refused({ linkage: "average", metric: "cosine" }).toThrow("row 0 of features is all zeros");
    await refused({ nClusters: 1 }, matrixFromRows([[0], [Number.NaN]])).toThrow("row 1, column 0");
    const tree = await fitAgglomerative(rows, {}, tools);
    expect(() => cutTree(tree, 0)).toThrow("nClusters is 0");
    expect(() => cutTreeAt(tree, Number.NaN)).toThrow("NaN");
  });

  test("a fit that is no longer wanted stops", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    for (const each of LINKAGES)
      await expect(fitAgglomerative(drawRows(9, 2, 1), { linkage: each }, { ...tools, signal })).rejects.toThrow(
        "no longer wanted",
      );
  });
});
