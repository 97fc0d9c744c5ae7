import { expect, test } from "vitest";
import { createMatrix, type Matrix, matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { findUncovered } from "../coverage/find-uncovered.ts";
import { type NextLabelInputs, proposeNextLabels } from "./propose-next-labels.ts";

const keysOf = (n: number) => Array.from({ length: n }, (_, i) => `image ${1000 + i}`);
const line = (places: number[]): Matrix => matrixFromRows(places.map((place) => [place]));
const only = (reason: "randomAudit" | "coverage" | "uncertainty") => {
  return { randomAudit: 0, coverage: 0, uncertainty: 0, [reason]: 1 };
};

/** 20 labelled and 40 of the pool in one cloud, 20 of the pool far away; families of two rows. */
function draw(seed = 1): NextLabelInputs {
  const random = createRandom(seed, "next labels test");
  const features = createMatrix(160, 3);
  for (let i = 0; i < 160; i++) {
    for (let j = 0; j < 3; j++) {
      const copied = features.data[(i - 1) * 3 + j] + 1e-3;
      features.data[i * 3 + j] = i % 2 === 1 ? copied : drawNormal(random) + (i >= 120 && j === 0 ? 12 : 0);
    }
  }
  const labels = Int8Array.from({ length: 160 }, (_, i) => (i < 40 && i % 2 === 0 ? (i / 2) % 2 : -1));
  return {
    features,
    labels,
    groups: Int32Array.from(labels, (_, i) => i >> 1),
    keys: keysOf(160),
    scores: Float64Array.from(labels, () => random()),
    uncoveredDistance: 1,
    n: 20,
    seed,
  };
}

test("half of the labels are drawn at random and come first, then the uncovered, then the doubtful; no family twice", async () => {
  const inputs = draw();
  const found = await proposeNextLabels(inputs);
  expect(found.map(({ reason }) => reason)).toEqual([
    ...Array(10).fill("RANDOM_AUDIT"),
    ...Array(5).fill("COVERAGE"),
    ...Array(5).fill("UNCERTAINTY"),
  ]);
  const families = found.map(({ row }) => inputs.groups[row]);
  expect(new Set(families).size).toBe(20);
  for (const family of families) expect(family).toBeGreaterThanOrEqual(20);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("the random draw depends on the seed and the pool alone, so that only chance decides what may certify", async () => {
  const inputs = draw();
  const audit = async (changed: Partial<NextLabelInputs>) =>
    (await proposeNextLabels({ ...inputs, ...changed })).filter(({ reason }) => reason === "RANDOM_AUDIT");
  const found = await audit({});
  const features = { ...inputs.features, data: inputs.features.data.map((value) => -3 * value) };
  const scores = Array.from(inputs.scores ?? [], (score) => 1 - (score ?? 0));
  expect(await audit({ features, scores, uncoveredDistance: 2 })).toEqual(found);
  expect((await audit({ n: 30 })).slice(0, 10)).toEqual(found);
  expect(await audit({ seed: 2 })).not.toEqual(found);
  expect(found[2]).toMatchObject({ detail: { draw: 3, nFamilies: 60 } });
});

test("every family of the pool is as likely to be drawn, however many copies it has", async () => {
  // Families of 1, 2, 3, 4 rows, and a labelled one.
  const groups = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4];
  const labels = groups.map((family) => (family === 4 ? 1 : -1));
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 400; seed++) {
    const [{ row }] = await proposeNextLabels({
      features: line(groups),
      labels,
      groups,
      keys: keysOf(11),
      scores: null,
      uncoveredDistance: null,
      n: 1,
      seed,
    });
    counts[groups[row]]++;
  }
  // Chi-squared of three degrees of freedom, 99.9th percentile.
  expect(counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)).toBeLessThan(16.27);
});

test("coverage asks for the image near to most uncovered ones, of equals the farthest, until none is left", async () => {
  const given = { labels: [0, ...Array(7).fill(-1)], groups: [0, 1, 2, 3, 4, 5, 6, 7], keys: keysOf(8) };
  const scores = [0, 0.9, 0.1, 0.8, 1, 0.7, 0.2, 0.3];
  // From the label at 0, everything beyond 1.5 is uncovered: 7 stands for 6, 7 and 8; 5 is then as alone as 40 and 30.
  const inputs = {
    ...given,
    features: line([0, 1, 5, 6, 7, 8, 30, 40]),
    scores,
    n: 7,
    seed: 1,
    shares: only("coverage"),
  };
  const found = await proposeNextLabels({ ...inputs, uncoveredDistance: 1.5 });
  const covering = found.filter(({ reason }) => reason === "COVERAGE");
  expect(covering).toEqual(
    [
      [4, 7, 3],
      [7, 40, 1],
      [6, 30, 1],
      [2, 5, 1],
    ].map(([row, distance, nCovered]) => {
      return { row, reason: "COVERAGE", detail: { distance, uncoveredDistance: 1.5, nCovered } };
    }),
  );
  expect(found.slice(4).map(({ reason }) => reason)).toEqual(Array(3).fill("UNCERTAINTY"));
});

test("labels asked for coverage leave fewer images uncovered than as many asked for doubt", async () => {
  for (const seed of [1, 2, 3]) {
    const inputs = draw(seed);
    const uncoveredAfter = async (shares: NextLabelInputs["shares"]) => {
      const labels = Int8Array.from(inputs.labels);
      for (const { row } of await proposeNextLabels({ ...inputs, n: 4, shares })) labels[row] = 0;
      const { distances } = await findUncovered({ ...inputs, labels, clusters: null });
      return distances.filter((distance, row) => labels[row] === -1 && distance !== null && distance > 1).length;
    };
    expect(await uncoveredAfter(only("coverage"))).toBeLessThan(await uncoveredAfter(only("uncertainty")));
  }
});

test("uncertainty asks nearest to the threshold, and for a near twin only when nothing else is left", async () => {
  const scores = [0, 0.5, 0.51, 0.6, 0.3, 0.95];
  const given = { labels: [0, -1, -1, -1, -1, -1], groups: [0, 1, 2, 3, 4, 5], keys: keysOf(6), scores };
  const inputs = { ...given, features: line([50, 0, 0.01, 5, 10, 15]), uncoveredDistance: null, seed: 1 };
  const rows = async (n: number, threshold?: number) =>
    (await proposeNextLabels({ ...inputs, n, threshold, shares: only("uncertainty") })).map(({ row }) => row);
  expect(await rows(3)).toEqual([1, 3, 4]);
  expect(await rows(5)).toEqual([1, 3, 4, 5, 2]);
  expect(await rows(1, 0.9)).toEqual([5]);
});

test("a share that cannot be used goes on: without a distance to uncertainty, without scores to chance", async () => {
  const inputs = draw();
  const counts = async (changed: Partial<NextLabelInputs>) => {
    const found = await proposeNextLabels({ ...inputs, ...changed });
    return ["RANDOM_AUDIT", "COVERAGE", "UNCERTAINTY"].map(
      (each) => found.filter(({ reason }) => reason === each).length,
    );
  };
  expect(await counts({ uncoveredDistance: null })).toEqual([10, 0, 10]);
  expect(await counts({ scores: null })).toEqual([15, 5, 0]);
  expect(await counts({ scores: inputs.keys.map(() => null), uncoveredDistance: null })).toEqual([20, 0, 0]);
  expect(await counts({ uncoveredDistance: 1e6 })).toEqual([10, 0, 10]);
  expect(await counts({ n: 1 })).toEqual([1, 0, 0]);
  expect(await counts({ n: 2 })).toEqual([1, 1, 0]);
  expect(await counts({ n: 7 })).toEqual([3, 2, 2]);
});

test("any order of rows gives the same images", async () => {
  const inputs = draw();
  const order = shuffle(Array.from(inputs.keys.keys()), createRandom(2));
  const moved = <T>(list: ArrayLike<T>): T[] => order.map((row) => list[row]);
  const again = await proposeNextLabels({
    ...inputs,
    features: takeRows(inputs.features, order),
    labels: moved(inputs.labels),
    groups: moved(inputs.groups),
    keys: moved(inputs.keys),
    scores: moved(inputs.scores ?? []),
  });
  expect(again.map((label) => ({ ...label, row: order[label.row] }))).toEqual(await proposeNextLabels(inputs));
});

test("a pool smaller than asked is asked whole; an empty one, or no label to ask for, gives none", async () => {
  const inputs = draw();
  const all = await proposeNextLabels({ ...inputs, n: 500 });
  expect(all.map(({ row }) => inputs.groups[row]).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 60 }, (_, i) => i + 20),
  );
  expect(await proposeNextLabels({ ...inputs, n: 0 })).toEqual([]);
  expect(await proposeNextLabels({ ...inputs, labels: inputs.keys.map(() => 1) })).toEqual([]);
  expect(await proposeNextLabels({ ...inputs, groups: inputs.keys.map(() => 1) })).toEqual([]);
  const unlabelled = await proposeNextLabels({
    ...inputs,
    labels: inputs.keys.map(() => -1),
    shares: only("coverage"),
    n: 2,
  });
  expect(unlabelled[0]).toMatchObject({ reason: "COVERAGE", detail: { distance: null } });
});

test("what cannot be is refused by value", async () => {
  const inputs = draw();
  const shares = { randomAudit: 0.5, coverage: 0.5, uncertainty: 0.5 };
  await expect(proposeNextLabels({ ...inputs, shares })).rejects.toThrow("sum to 1.5");
  await expect(proposeNextLabels({ ...inputs, n: 1.5 })).rejects.toThrow("got 1.5");
  await expect(proposeNextLabels({ ...inputs, scores: [1] })).rejects.toThrow("scores has 1 entries");
  await expect(proposeNextLabels({ ...inputs, scores: inputs.keys.map(() => 2) })).rejects.toThrow("scores holds 2");
  await expect(proposeNextLabels({ ...inputs, threshold: 2 })).rejects.toThrow("threshold");
  await expect(proposeNextLabels({ ...inputs, uncoveredDistance: -1 })).rejects.toThrow("negative");
});
