import { describe, expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { runClustering } from "../protocol/run-unsupervised.ts";
import { drawNormal, shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { type ClusterCandidate, chooseK } from "./choose-k.ts";
import { clusterMedoids } from "./medoids.ts";

/** Round clouds 8 deviations apart, one for each corner in turn. */
function clouds(n: number, corners: number, d: number, seed: number): Matrix {
  const random = createRandom(seed, "clouds");
  const features = createMatrix(n, d);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < d; j++) features.data[i * d + j] = (i % corners === j ? 8 : 0) + drawNormal(random);
  return features;
}

const three = clouds(90, 3, 6, 1);
const unlabelled = new Int8Array(90).fill(-1);
const figureOf = ({ figures }: ClusterCandidate, id: string) => figures.find((figure) => figure.id === id);

test("three separate clouds are found by every criterion, and each says so", async () => {
  const candidates = await chooseK(three, unlabelled, { seed: 0 });
  expect(candidates.map(({ nClusters }) => nClusters)).toEqual([2, 3, 4, 5, 6]);
  expect(candidates.filter(({ chosen }) => chosen).map(({ nClusters }) => nClusters)).toEqual([3]);
  expect(candidates.map(({ preferredBy }) => preferredBy)).toEqual([
    [],
    ["silhouette", "bic", "stability"],
    [],
    [],
    [],
  ]);
  const silhouettes = candidates.map((candidate) => figureOf(candidate, "silhouette")?.value ?? -1);
  expect(Math.max(...silhouettes)).toBe(silhouettes[1]);
  expect(figureOf(candidates[1], "stability")).toMatchObject({ value: 1, n: 90, nResamples: 10 });
  const inertias = candidates.map((candidate) => figureOf(candidate, "inertia")?.value ?? Number.NaN);
  for (let at = 1; at < 5; at++) expect(inertias[at]).toBeLessThan(inertias[at - 1]);
});

test("one round cloud has no stable number of clusters, and its spread is told", async () => {
  const candidates = await chooseK(clouds(120, 1, 6, 2), new Int8Array(120).fill(-1), { seed: 0, kMin: 3, kMax: 4 });
  for (const candidate of candidates) {
    const { value, interval } = figureOf(candidate, "stability")!;
    expect(value).toBeLessThan(0.8);
    expect(interval).toMatchObject({ level: 0.9, method: "subsample-range" });
    expect(interval!.low).toBeLessThanOrEqual(value!);
    expect(interval!.high).toBeGreaterThanOrEqual(value!);
    expect(interval!.high - interval!.low).toBeGreaterThan(0);
  }
});

test("BIC prefers nobody's units: features a thousand times larger are judged alike", async () => {
  const scaled = { ...three, data: three.data.map((value) => 1024 * value) };
  const [plain, large] = [
    await chooseK(three, unlabelled, { seed: 0 }),
    await chooseK(scaled, unlabelled, { seed: 0 }),
  ];
  plain.forEach((candidate, at) => {
    expect(figureOf(large[at], "bic")?.value).toBeCloseTo(figureOf(candidate, "bic")?.value ?? Number.NaN, 3);
    expect(large[at].preferredBy).toEqual(candidate.preferredBy);
  });
});

test("agreement with labels counts labelled rows alone, has no say, and says why when it cannot", async () => {
  const labels = new Int8Array(90).fill(-1);
  const agreement = async () => {
    const [candidate] = await chooseK(three, labels, { seed: 0, kMin: 3, kMax: 3, nResamples: 0 });
    return [figureOf(candidate, "adjustedRandIndex"), figureOf(candidate, "vMeasure")];
  };
  for (const figure of await agreement()) expect(figure).toMatchObject({ value: null, n: 0, reason: "NO_LABELS" });
  labels[0] = labels[3] = 0;
  for (const figure of await agreement()) expect(figure).toMatchObject({ value: null, n: 2, reason: "ONE_CLASS" });
  labels[1] = labels[4] = 1;
  for (const figure of await agreement()) expect(figure).toMatchObject({ value: 1, n: 4 });
});

test("two rows allow k = 2 alone, without silhouette or stability; one row allows none", async () => {
  const [only, ...others] = await chooseK(matrixFromRows([[0], [1]]), [-1, -1], { seed: 0 });
  expect(others).toEqual([]);
  expect(figureOf(only, "silhouette")).toMatchObject({ value: null, n: 2, reason: "ONE_CLUSTER" });
  expect(figureOf(only, "stability")).toMatchObject({ value: null, n: 2, reason: "TOO_FEW_ROWS" });
  expect(only.chosen).toBe(false);
  expect(await chooseK(matrixFromRows([[0]]), [-1], { seed: 0 })).toEqual([]);
});

test("rows that all coincide are survived, with finite figures", async () => {
  for (const { figures } of await chooseK(createMatrix(12, 3), new Int8Array(12).fill(-1), { seed: 0, kMax: 3 })) {
    for (const { value } of figures) if (value !== null) expect(Number.isFinite(value)).toBe(true);
  }
});

test("every candidate tells all that it was fitted with: the same call again gives its clusters", async () => {
  for (const { method, parameters, clustering, nClusters } of await chooseK(three, unlabelled, {
    seed: 3,
    kMax: 3,
    nResamples: 1,
  })) {
    const { seed, ...given } = parameters;
    expect(parameters).toEqual({ nClusters, nInit: 10, maxIter: 300, tol: 1e-4, seed: 3 });
    expect(await runClustering({ features: three }, { method, parameters: given, seed })).toEqual(clustering);
  }
});

test("with keys, the same rows in another order give the same clusters and figures", async () => {
  const keys = Array.from({ length: 90 }, (_, row) => `key ${(row * 7919) % 1009}`);
  const groups = keys.map((_, row) => Math.floor(row / 2));
  const labels = keys.map((_, row) => (row % 3) - 1);
  const order = shuffle(Array.from(keys.keys()), createRandom(1));
  const params = { seed: 0, kMax: 4, nResamples: 4 };
  const plain = await chooseK(three, labels, { ...params, keys, groups });
  const moved = await chooseK(
    takeRows(three, order),
    order.map((row) => labels[row]),
    { ...params, keys: order.map((row) => keys[row]), groups: order.map((row) => groups[row]) },
  );
  moved.forEach(({ clustering, ...candidate }, at) => {
    const { clustering: expected, ...others } = plain[at];
    expect(candidate).toEqual(others);
    expect(Array.from(clustering.labels)).toEqual(order.map((row) => expected.labels[row]));
  });
  await expect(chooseK(three, labels, { seed: 0, keys: ["one"] })).rejects.toThrow("keys has 1 entries");
});

describe("any method with a number of clusters", () => {
  test.each([
    ["gaussianMixture", { covarianceType: "spherical" }],
    ["spectral", { nNeighbors: 8 }],
  ])("%s: three clouds are three", async (method, parameters) => {
    const candidates = await chooseK(three, unlabelled, { seed: 0, kMax: 4, nResamples: 3, method, parameters });
    expect(candidates.filter(({ chosen }) => chosen).map(({ nClusters }) => nClusters)).toEqual([3]);
    expect(candidates[0].parameters).toMatchObject({ ...parameters, seed: 0 });
  });

  test("one that needs more neighbours than a subsample has rows has no stability, and says why", async () => {
    const features = clouds(11, 2, 3, 1);
    const [candidate] = await chooseK(features, new Int8Array(11), { seed: 0, kMax: 2, method: "spectral" });
    expect(figureOf(candidate, "stability")).toMatchObject({ value: null, reason: "TOO_FEW_ROWS" });
  });

  test("one that finds its own number is refused by name, and so is an unknown one", async () => {
    const choose = (method: string) => chooseK(three, unlabelled, { seed: 0, method });
    await expect(choose("dbscan")).rejects.toThrow("dbscan finds its own number of clusters");
    await expect(choose("guess")).rejects.toThrow("guess");
  });
});

test("an aborted choice throws the reason it was given", async () => {
  const signal = AbortSignal.abort(new Error("no longer wanted"));
  await expect(chooseK(three, unlabelled, { seed: 0 }, { signal })).rejects.toThrow("no longer wanted");
});

describe("medoids", () => {
  const features = matrixFromRows([[0], [1], [2], [10], [12], [90]]);

  test("are rows of their own cluster, nearest to its mean first; noise has none, an empty cluster an empty list", () => {
    const medoids = clusterMedoids(features, [0, 0, 0, 2, 2, -1], 2);
    expect(medoids.map((rows) => Array.from(rows))).toEqual([[1, 0], [], [3, 4]]);
  });

  test("of labels of another length, or that are no clusters, are refused", () => {
    expect(() => clusterMedoids(features, [0])).toThrow("labels has 1 entries, features has 6 rows");
    expect(() => clusterMedoids(features, [0, 0, 0.5, 0, 0, 0])).toThrow("cluster 0.5 at row 2");
  });
});
