import { expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { sklearnData } from "../sklearn.fixture.ts";
import { chooseK } from "./choose-k.ts";
import { fitKMeans } from "./kmeans.ts";
import { clusterMedoids } from "./medoids.ts";

const blobs = matrixFromRows(Array.from({ length: 30 }, (_, i) => [100 * (i % 3) + (i % 5), 50 * (i % 3) - (i % 7)]));

test("the number of clusters with the highest silhouette is the one chosen, alone", () => {
  const candidates = chooseK(blobs, new Int8Array(30).fill(-1), { seed: 0 });
  expect(candidates.map(({ nClusters }) => nClusters)).toEqual([2, 3, 4, 5, 6]);
  expect(candidates.filter(({ chosen }) => chosen).map(({ nClusters }) => nClusters)).toEqual([3]);
  const silhouettes = candidates.map(({ figures }) => figures[0].value ?? -1);
  expect(Math.max(...silhouettes)).toBe(silhouettes[1]);
});

test("agreement with labels counts labelled rows alone, and says why when it cannot", () => {
  const labels = new Int8Array(30).fill(-1);
  const rand = (): unknown => chooseK(blobs, labels, { seed: 0, kMax: 3 })[1].figures[1];
  expect(rand()).toMatchObject({ id: "adjustedRandIndex", value: null, n: 0, reason: "NO_LABELS" });
  labels[0] = 0;
  labels[3] = 0;
  expect(rand()).toMatchObject({ value: null, n: 2, reason: "ONE_CLASS" });
  labels[1] = 1;
  labels[4] = 1;
  expect(rand()).toMatchObject({ value: 1, n: 4 });
});

test("two rows allow k = 2 alone, without a silhouette; one row allows none", () => {
  const [only, ...others] = chooseK(matrixFromRows([[0], [1]]), [-1, -1], { seed: 0 });
  expect(others).toEqual([]);
  expect(only.figures[0]).toMatchObject({ id: "silhouette", value: null, n: 2, reason: "ONE_CLUSTER" });
  expect(only.chosen).toBe(false);
  expect(chooseK(matrixFromRows([[0]]), [-1], { seed: 0 })).toEqual([]);
});

test("the same seed gives the same partitions", () => {
  const features = sklearnData("mri");
  const labels = new Int8Array(features.rows).fill(-1);
  expect(chooseK(features, labels, { seed: 4 })).toEqual(chooseK(features, labels, { seed: 4 }));
});

test("every candidate tells all that it was fitted with: the same call again gives its model", () => {
  const features = sklearnData("mri");
  for (const { nClusters, parameters, model } of chooseK(features, new Int8Array(features.rows), { seed: 3 })) {
    expect(parameters).toEqual({ nClusters, nInit: 10, maxIter: 300, tol: 1e-4, seed: 3 });
    const { seed, ...given } = parameters;
    expect(fitKMeans(features, given, { random: createRandom(seed, "k-means", nClusters) })).toEqual(model);
  }
});

test("with keys, the same rows in another order give the same clusters and figures", () => {
  const features = sklearnData("mri");
  const keys = Array.from({ length: features.rows }, (_, row) => `key ${(row * 7919) % 1009}`);
  const order = shuffle(Array.from(keys.keys()), createRandom(1));
  const labels = Array.from(keys, (_, row) => (row % 3) - 1);
  const plain = chooseK(features, labels, { seed: 0, keys });
  const moved = chooseK(
    takeRows(features, order),
    order.map((row) => labels[row]),
    { seed: 0, keys: order.map((row) => keys[row]) },
  );
  moved.forEach(({ model, ...candidate }, at) => {
    const { model: expected, ...others } = plain[at];
    expect(candidate).toEqual(others);
    expect(Array.from(model.labels)).toEqual(order.map((row) => expected.labels[row]));
  });
  expect(() => chooseK(features, labels, { seed: 0, keys: ["one"] })).toThrow("keys has 1 entries");
});

test("medoids are rows of their own cluster, nearest to its centre first", () => {
  const features = matrixFromRows([[0], [1], [2], [10], [12]]);
  const model = { centers: matrixFromRows([[1], [11]]), labels: Int32Array.of(0, 0, 0, 1, 1) };
  expect(clusterMedoids(model, features, 2).map((rows) => Array.from(rows))).toEqual([
    [1, 0],
    [3, 4],
  ]);
});
