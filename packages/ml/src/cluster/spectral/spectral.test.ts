import { describe, expect, test } from "vitest";
import { createMatrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { symmetricEigen } from "../../matrix/symmetric-eigen.ts";
import { adjustedRandIndex } from "../../metrics/adjusted-rand-index.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { clusterQr } from "./cluster-qr.ts";
import { affinityOfGraph } from "./normalised-affinity.ts";
import { countParts, fitSpectral, type SpectralParams } from "./spectral.ts";

const tools = () => ({ random: createRandom(0) });

/** Two rings, one inside the other: no straight line or centre tells them apart. */
const ringOf = (i: number) => i % 2;
const rings = matrixFromRows(
  Array.from({ length: 120 }, (_, i) => {
    const radius = ringOf(i) === 0 ? 1 : 3;
    const angle = (2 * Math.PI * i) / 120;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
);
const truth = Array.from({ length: 120 }, (_, i) => ringOf(i));

describe.each<SpectralParams>([
  { affinity: "nearestNeighbors", nNeighbors: 6, assignLabels: "kmeans" },
  { affinity: "nearestNeighbors", nNeighbors: 6, assignLabels: "clusterQr" },
  { affinity: "rbf", gamma: 8, assignLabels: "kmeans" },
  { affinity: "rbf", gamma: 8, assignLabels: "clusterQr" },
])("%j", (choices) => {
  test("tells a ring from the one inside it, whatever the order of the rows", async () => {
    const params = { nClusters: 2, ...choices };
    const { labels, converged } = await fitSpectral(rings, params, tools());
    expect(converged).toBe(true);
    expect(adjustedRandIndex(truth, labels)).toBe(1);
    const order = shuffle(Array.from(truth.keys()), createRandom(1));
    const moved = await fitSpectral(takeRows(rings, order), params, tools());
    expect(adjustedRandIndex(order.map(ringOf), moved.labels)).toBe(1);
  });

  test("gives the same bytes for the same seed", async () => {
    const fit = () => fitSpectral(rings, { nClusters: 3, ...choices }, tools());
    expect(await fit()).toEqual(await fit());
  });

  test.each([
    [
      "more separate parts than clusters",
      takeRows(rings, [0, 0, 0, 0, 0, 0, 0, 60, 60, 60, 60, 60, 60, 60, 31, 31, 31, 31, 31, 31, 31]),
    ],
    ["all points equal", createMatrix(12, 3)],
    ["points far from every other", matrixFromRows([[0], [1e3], [2e3], [4e3], [8e3], [16e3]])],
  ])("survives %s", async (_, features) => {
    const { labels, embedding } = await fitSpectral(features, { nClusters: 2, ...choices }, tools());
    expect(labels.every((label) => label === 0 || label === 1)).toBe(true);
    expect(embedding.data.every(Number.isFinite)).toBe(true);
  });
});

test("separate parts of the graph are counted, and each is a cluster of its own", async () => {
  const random = createRandom(4);
  const features = matrixFromRows(Array.from({ length: 45 }, (_, i) => [100 * (i % 3) + drawNormal(random)]));
  const model = await fitSpectral(features, { nClusters: 3, nNeighbors: 4, assignLabels: "clusterQr" }, tools());
  const four = await fitSpectral(features, { nClusters: 5, nNeighbors: 8 }, tools());
  expect(
    adjustedRandIndex(
      Array.from({ length: 45 }, (_, i) => i % 3),
      model.labels,
    ),
  ).toBe(1);
  expect(countParts(four)).toBe(3);
});

test("the affinity of a directed graph is its mean with its transpose, scaled by the roots of the degrees", async () => {
  // 0 -> 1, 1 -> 0, 1 -> 2: weights 1, 1/2 after the mean; 3 has no edge and keeps itself.
  const graph = {
    n: 4,
    starts: Int32Array.of(0, 1, 3, 3, 3),
    columns: Int32Array.of(1, 0, 2),
    weights: Float64Array.of(1, 1, 1),
  };
  const { apply, rootDegrees } = affinityOfGraph(graph);
  expect(largestGap(rootDegrees, [1, Math.sqrt(1.5), Math.sqrt(0.5), 1])).toBeLessThan(1e-15);
  const identity = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0));
  const { data } = await apply({ data: identity, rows: 4, cols: 4 });
  const [a, b] = [1 / Math.sqrt(1.5), 0.5 / Math.sqrt(0.75)];
  expect(largestGap(data, [0, a, 0, 0, a, 0, b, 0, 0, b, 0, 0, 0, 0, 0, 1])).toBeLessThan(1e-15);
  expect(symmetricEigen(data, 4).values[0]).toBeCloseTo(1, 12);
});

test("clusters are read off a turned indicator matrix exactly, however it is turned", () => {
  const turn = [Math.cos(0.7), Math.sin(0.7)];
  const data = Float64Array.from({ length: 20 }, (_, at) => {
    const [i, j] = [Math.floor(at / 2), at % 2];
    return i < 6 ? turn[j] : (j === 0 ? -1 : 1) * turn[1 - j];
  });
  const labels = clusterQr({ data, rows: 10, cols: 2 });
  expect(adjustedRandIndex([0, 0, 0, 0, 0, 0, 1, 1, 1, 1], labels)).toBe(1);
});

test("too many clusters, neighbours or pairs, and NaN, are refused with their values", async () => {
  const few = matrixFromRows([[0], [1], [2]]);
  await expect(fitSpectral(few, { nClusters: 4 }, tools())).rejects.toThrow("nClusters is 4, at most the 3 rows");
  await expect(fitSpectral(few, { nClusters: 2 }, tools())).rejects.toThrow("nNeighbors is 10, at most the 3 rows");
  await expect(fitSpectral(createMatrix(6001, 1), { affinity: "rbf" }, tools())).rejects.toThrow("6001 rows");
  await expect(fitSpectral(matrixFromRows([[0], [Number.NaN]]), { nClusters: 1 }, tools())).rejects.toThrow(
    "row 1, column 0",
  );
});
