import { expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { wilsonInterval } from "../../metrics/wilson-interval.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { type CoverageInputs, findUncovered } from "./find-uncovered.ts";

const keysOf = (n: number) => Array.from({ length: n }, (_, i) => `image ${1000 + i}`);

/** 40 labelled and `nPool` others in one cloud, and `nFar` of the pool in a cloud of their own, cluster 1. */
function draw({ seed = 1, nPool = 60, nFar = 0 }): CoverageInputs {
  const random = createRandom(seed, "coverage test");
  const n = 40 + nPool + nFar;
  const features = createMatrix(n, 3);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < 3; j++) features.data[i * 3 + j] = drawNormal(random) + (i >= 40 + nPool && j === 0 ? 20 : 0);
  }
  const labels = Int8Array.from({ length: n }, (_, i) => (i < 40 ? i % 2 : -1));
  const clusters = Int32Array.from(labels, (_, i) => (i >= 40 + nPool ? 1 : 0));
  return { features, labels, groups: Int32Array.from(labels, (_, i) => i), clusters, keys: keysOf(n) };
}

/** Rows on a line. */
const line = (places: number[]): Matrix => matrixFromRows(places.map((place) => [place]));

test("a part of the pool without a label near it is found, led by its own region with examples from its middle", async () => {
  const inputs = draw({ nFar: 15 });
  const found = await findUncovered(inputs);
  expect(found.uncovered.slice(100)).toEqual(Array(15).fill(true));
  const [first, second] = found.regions;
  expect(first).toMatchObject({ cluster: 1, n: 15, nLabelled: 0, nPool: 15, nUncovered: 15, shareUncovered: 1 });
  expect(first.interval).toEqual(wilsonInterval(15, 15));
  expect(first.examples).toHaveLength(6);
  // The nearest of all to the mean of the far rows comes first.
  const mean = [0, 1, 2].map((j) => {
    return Array.from({ length: 15 }, (_, i) => inputs.features.data[(100 + i) * 3 + j]).reduce((a, b) => a + b) / 15;
  });
  const away = (row: number) => mean.reduce((sum, m, j) => sum + (inputs.features.data[row * 3 + j] - m) ** 2, 0);
  const far = Array.from({ length: 15 }, (_, i) => 100 + i).sort((a, b) => away(a) - away(b));
  expect(first.examples).toEqual(far.slice(0, 6));
  expect(second).toMatchObject({ cluster: 0, n: 100, nLabelled: 40, nPool: 60 });
  expect(second.nUncovered).toBeLessThan(12);
  expect(found.nUncovered).toBe(first.nUncovered + second.nUncovered);
  expect(found.interval).toEqual(wilsonInterval(found.nUncoveredFamilies, 75));
});

test("of a pool drawn as the labels were, about one in twenty is uncovered, never more on average", async () => {
  let [uncovered, pool] = [0, 0];
  for (let seed = 0; seed < 40; seed++) {
    const found = await findUncovered(draw({ seed }));
    uncovered += found.nUncoveredFamilies;
    pool += found.nPoolFamilies;
  }
  expect(uncovered / pool).toBeGreaterThan(0.02);
  expect(uncovered / pool).toBeLessThan(0.06);
});

test("the distance is the order statistic of the labelled families, and each row is told its nearest label", async () => {
  // Labelled at 0, 1, 3, 6, 10, ...: the k-th is k from the one before, so that distances are 1, 1, 2, ..., 18.
  const places = Array.from({ length: 19 }, (_, i) => (i * (i + 1)) / 2);
  const features = line([...places, 171 + 18, 171 + 18.5, 2.25]);
  const labels = [...places.map((_, i) => i % 2), -1, -1, -1];
  const found = await findUncovered({
    features,
    labels,
    groups: labels.map((_, i) => i),
    clusters: null,
    keys: keysOf(22),
  });
  expect(found).toMatchObject({ distanceMax: 18, nLabelledFamilies: 19, nFamiliesNeeded: 19, nPool: 3, nUncovered: 1 });
  expect(found.distances).toEqual([1, 1, ...Array.from({ length: 17 }, (_, i) => i + 2), 18, 18.5, 0.75]);
  expect(found.nearestLabelled.slice(17)).toEqual([16, 17, 18, 18, 2]);
  expect(found.uncovered).toEqual([...Array(20).fill(false), true, false]);
  expect(found.regions).toEqual([
    {
      cluster: null,
      n: 22,
      nLabelled: 19,
      nPool: 3,
      nUncovered: 1,
      shareUncovered: 1 / 3,
      interval: wilsonInterval(1, 3),
      examples: [20],
    },
  ]);
});

test("copies neither cover each other nor stand in the pool beside their labelled original", async () => {
  const places = Array.from({ length: 20 }, (_, i) => i);
  // Each labelled image three times, the third copy without its label and a little off; one far family of two in the pool.
  const features = line([...places.flatMap((place) => [place, place, place + 0.25]), 50, 50]);
  const labels = [...places.flatMap(() => [1, 1, -1]), -1, -1];
  const groups = labels.map((_, i) => Math.floor(i / 3));
  const found = await findUncovered({ features, labels, groups, clusters: null, keys: keysOf(62) });
  expect(found.distances.slice(0, 57)).toEqual(Array.from({ length: 57 }, (_, i) => (i % 3 === 2 ? 0.75 : 1)));
  expect(found).toMatchObject({
    distanceMax: 1,
    nLabelledFamilies: 20,
    nPool: 2,
    nPoolFamilies: 1,
    nUncovered: 2,
    nUncoveredFamilies: 1,
  });
  expect(found.interval).toEqual(wilsonInterval(1, 1));
  expect(found.regions[0].examples).toEqual([60]);
});

test("any order of rows gives the same rows", async () => {
  const inputs = draw({ nFar: 10 });
  const order = shuffle(Array.from(inputs.keys.keys()), createRandom(2));
  const moved = <T>(list: ArrayLike<T>): T[] => order.map((row) => list[row]);
  const again = await findUncovered({
    features: takeRows(inputs.features, order),
    labels: moved(inputs.labels),
    groups: moved(inputs.groups),
    clusters: Int32Array.from(moved(inputs.clusters ?? [])),
    keys: moved(inputs.keys),
  });
  const found = await findUncovered(inputs);
  expect(again.uncovered).toEqual(moved(found.uncovered));
  expect(again.distances).toEqual(moved(found.distances));
  expect(again.nearestLabelled.map((row) => (row === null ? null : order[row]))).toEqual(moved(found.nearestLabelled));
  expect(again.regions.map((region) => ({ ...region, examples: region.examples.map((row) => order[row]) }))).toEqual(
    found.regions,
  );
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("noise is a region of its own", async () => {
  const inputs = draw({ nFar: 5 });
  const clusters = Int32Array.from(inputs.clusters ?? [], (cluster) => (cluster === 1 ? -1 : cluster));
  expect((await findUncovered({ ...inputs, clusters })).regions[0]).toMatchObject({ cluster: -1, nUncovered: 5 });
});

test("no labels, no pool, one family and few families give null with their reason and what would do", async () => {
  const inputs = draw({ nFar: 5 });
  const none = await findUncovered({ ...inputs, labels: inputs.keys.map(() => -1) });
  expect(none).toMatchObject({ distanceMax: null, shareUncovered: null, nPool: 105, regions: [], reason: "NO_LABELS" });
  expect(none.distances).toEqual(Array(105).fill(null));
  const all = await findUncovered({ ...inputs, labels: inputs.keys.map(() => 0) });
  expect(all).toMatchObject({ nPool: 0, shareUncovered: null, interval: null, regions: [], reason: "NO_POOL" });
  expect(all.distanceMax).toBeGreaterThan(0);
  const family = await findUncovered({ ...inputs, groups: inputs.keys.map(() => 3) });
  expect(family).toMatchObject({ nLabelledFamilies: 1, nFamiliesNeeded: 19, reason: "TOO_FEW_FAMILIES" });
  expect(family.distances).toEqual(Array(105).fill(null));
  const labels = Array.from(inputs.labels, (label, row) => (row < 18 ? label : -1));
  const few = await findUncovered({ ...inputs, labels });
  expect(few).toMatchObject({ distanceMax: null, nUncovered: 0, reason: "TOO_FEW_FAMILIES" });
  expect(few.distances.every((distance) => distance !== null)).toBe(true);
  const empty = { features: createMatrix(0, 3), labels: [], groups: [], clusters: null, keys: [] };
  expect(await findUncovered(empty)).toMatchObject({ nPool: 0, distances: [], reason: "NO_LABELS" });
});

test("images that all look alike cover each other", async () => {
  const inputs = draw({});
  const features = { ...inputs.features, data: inputs.features.data.map(() => 1) };
  expect(await findUncovered({ ...inputs, features })).toMatchObject({ distanceMax: 0, nUncovered: 0 });
});

test("lengths that differ and a share that cannot be are refused by value", async () => {
  const inputs = draw({});
  await expect(findUncovered({ ...inputs, keys: ["a"] })).rejects.toThrow("keys has 1 entries");
  await expect(findUncovered({ ...inputs, clusters: Int32Array.of(1) })).rejects.toThrow("clusters has 1 entries");
  await expect(findUncovered({ ...inputs, share: 1 })).rejects.toThrow("share");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(findUncovered(inputs, { signal })).rejects.toThrow("enough");
});
