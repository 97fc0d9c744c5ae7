import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { rowDistanceSq } from "../../matrix/row-distance.ts";
import { firstSeen } from "../../parity/first-seen.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { fitDbscan } from "./dbscan.ts";
import { kDistances } from "./k-distances.ts";

const tools = { random: createRandom(0) };

function drawRows(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed, "dbscan");
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = drawNormal(random);
  return matrix;
}

const drawn = fc.record({
  features: fc
    .record({ rows: fc.integer({ min: 1, max: 60 }), cols: fc.integer({ min: 1, max: 4 }), seed: fc.integer() })
    .map(({ rows, cols, seed }) => drawRows(rows, cols, seed)),
  eps: fc.double({ min: 0.1, max: 2, noNaN: true }),
  minSamples: fc.integer({ min: 1, max: 8 }),
});
const runs = { seed: 1, numRuns: 60 };

/** The definition, word by word: neighbourhoods, core samples, clusters flooded in the order of their first core. */
function byDefinition({ data, rows: n, cols: d }: Matrix, eps: number, minSamples: number): number[] {
  const all = [...Array(n).keys()];
  const neighborhoods = all.map((i) => all.filter((j) => rowDistanceSq(data, i * d, data, j * d, d) <= eps * eps));
  const labels = Array<number>(n).fill(-1);
  let nClusters = 0;
  for (const row of all) {
    if (labels[row] !== -1 || neighborhoods[row].length < minSamples) continue;
    const flood = [row];
    while (flood.length > 0) {
      const at = flood.pop()!;
      if (labels[at] !== -1) continue;
      labels[at] = nClusters;
      if (neighborhoods[at].length >= minSamples) flood.push(...neighborhoods[at]);
    }
    nClusters++;
  }
  return labels;
}

describe("dbscan", () => {
  test("gives the clusters of the definition, with its numbers, whatever eps and minSamples", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ features, eps, minSamples }) => {
        const { labels } = await fitDbscan(features, { eps, minSamples }, tools);
        expect(Array.from(labels)).toEqual(byDefinition(features, eps, minSamples));
      }),
      runs,
    );
  });

  test("a border row goes to the first of two clusters that reach it, and a row at exactly eps counts", async () => {
    // Cores at 1 and 5; 3 lies 2 from both, has too few neighbours itself, and is not what joins them.
    const rows = matrixFromRows([[5], [5.5], [6], [6.5], [3], [1], [0.5], [0], [-0.5], [20]]);
    const { labels, coreSampleIndices, nClusters } = await fitDbscan(rows, { eps: 2, minSamples: 4 }, tools);
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, -1]);
    expect(Array.from(coreSampleIndices)).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
    expect(nClusters).toBe(2);
  });

  test("permuting the rows permutes core samples, noise and the clusters of the core samples", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer(), async ({ features, eps, minSamples }, seed) => {
        const order = shuffle([...Array(features.rows).keys()], createRandom(seed));
        const straight = await fitDbscan(features, { eps, minSamples }, tools);
        const permuted = await fitDbscan(takeRows(features, order), { eps, minSamples }, tools);
        const cores = Array.from(permuted.coreSampleIndices);
        expect(new Set(cores.map((at) => order[at]))).toEqual(new Set(straight.coreSampleIndices));
        expect(Array.from(permuted.labels, (label) => label === -1)).toEqual(
          order.map((row) => straight.labels[row] === -1),
        );
        expect(cores.map((at) => permuted.labels[at])).toEqual(
          firstSeen(cores.map((at) => straight.labels[order[at]])),
        );
      }),
      runs,
    );
  });

  test("enough copies of one row are a cluster, however small eps is", async () => {
    const copies = takeRows(drawRows(8, 3, 2), [0, 1, 2, 3, 4, 5, 6, 7, 4, 4, 4, 4]);
    const { labels } = await fitDbscan(copies, { eps: 1e-9, minSamples: 5 }, tools);
    expect(Array.from(labels)).toEqual([-1, -1, -1, -1, 0, -1, -1, -1, 0, 0, 0, 0]);
  });

  test("blocks do not show: rows of several blocks are clustered as by the definition", async () => {
    const features = drawRows(2300, 2, 3);
    const { labels } = await fitDbscan(features, { eps: 0.12, minSamples: 6 }, tools);
    expect(Array.from(labels)).toEqual(byDefinition(features, 0.12, 6));
  });
});

describe("edges", () => {
  test("one row is noise, or a cluster when one is enough", async () => {
    const one = matrixFromRows([[3, 4]]);
    expect(Array.from((await fitDbscan(one, {}, tools)).labels)).toEqual([-1]);
    expect(Array.from((await fitDbscan(one, { minSamples: 1 }, tools)).labels)).toEqual([0]);
  });

  test("eps of 0 and NaN are refused", async () => {
    await expect(fitDbscan(createMatrix(2, 1), { eps: 0 }, tools)).rejects.toThrow("eps is 0");
    const broken = matrixFromRows([[0], [Number.NaN]]);
    await expect(fitDbscan(broken, {}, tools)).rejects.toThrow("row 1, column 0");
  });

  test("a fit that is no longer wanted stops", async () => {
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    await expect(fitDbscan(drawRows(9, 2, 1), {}, { ...tools, signal })).rejects.toThrow("no longer wanted");
  });
});

describe("the k-distance curve", () => {
  test("holds the smallest eps at which so many rows are core samples", async () => {
    const features = drawRows(50, 3, 4);
    const { distances } = await kDistances(features, 5);
    for (const at of [0, 17, 49]) {
      const core = async (eps: number) =>
        (await fitDbscan(features, { eps, minSamples: 5 }, tools)).coreSampleIndices.length;
      expect(await core(distances[at] * (1 + 1e-9))).toBe(at + 1);
      expect(await core(distances[at] * (1 - 1e-9))).toBe(at);
    }
  });

  test("has its knee between the cluster and the noise", async () => {
    const line = Array.from({ length: 40 }, (_, i) => [i / 10]);
    const { distances, knee } = await kDistances(matrixFromRows([...line, [50], [60], [75]]), 2);
    // 40 rows of the line have a neighbour at 0.1, the three far ones at 10, 10 and 15.
    expect(Array.from(distances.slice(40))).toEqual([10, 10, 15]);
    expect(knee).toEqual({ index: 39, distance: distances[39] });
    expect(distances[39]).toBeCloseTo(0.1, 5);
  });

  test("suggests no knee where there is none", async () => {
    expect((await kDistances(createMatrix(6, 2), 3)).knee).toBeNull();
    expect((await kDistances(matrixFromRows([[1]]), 1)).knee).toBeNull();
    await expect(kDistances(createMatrix(3, 2), 4)).rejects.toThrow("k is 4");
  });
});
