import { expect, test } from "vitest";
import { rocAuc } from "../../metrics/roc-auc.ts";
import { compareToBaseline } from "./compare-to-baseline.ts";
import { drawnCompared, madeFolds } from "./made-compared.fixture.ts";
import { type KeyedCompared, priceOfLeakage } from "./price-of-leakage.ts";

const keyed = (id: string, shift: number, areas: number[]): KeyedCompared => {
  const made = drawnCompared(9, id, { shift, sharedNoise: 0.7 });
  return { ...made, folds: madeFolds(areas), keys: Array.from(made.labels, (_, row) => `image ${row}`) };
};
const honest = keyed("honest", 1, [0.7, 0.75, 0.8, 0.72, 0.78]);
const naive = keyed("naive", 2.2, [0.9, 0.95, 0.92, 0.94, 0.94]);
const params = { seed: 1 };

/** The rows at these places, in this order. */
const taken = (each: KeyedCompared, rows: number[]): KeyedCompared => ({
  ...each,
  labels: rows.map((row) => each.labels[row]),
  groups: rows.map((row) => each.groups[row]),
  outOfFold: rows.map((row) => each.outOfFold[row]),
  keys: rows.map((row) => each.keys[row]),
});
const backwards = Array.from({ length: 100 }, (_, at) => 99 - at);

test("what the naive protocol claims more is the difference of its mean area, and by image of the pooled areas", () => {
  const found = priceOfLeakage(honest, naive, params);
  expect(found.difference).toBeCloseTo(0.93 - 0.75, 12);
  const [ofHonest, ofNaive] = [honest, naive].map(({ labels, outOfFold }) => rocAuc(labels, outOfFold) ?? 0);
  expect(found.pooledDifference).toBeCloseTo(ofNaive - ofHonest, 12);
  expect(found).toMatchObject({ n: 100, nShared: 100, verdict: "INFLATED" });
  expect(found.interval?.low).toBeGreaterThan(0);
  expect(priceOfLeakage(naive, honest, params).verdict).toBe("DEFLATED");
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

test("rows are matched by key: their order in the naive result changes nothing", () => {
  expect(priceOfLeakage(honest, taken(naive, backwards), params)).toEqual(priceOfLeakage(honest, naive, params));
});

test("only shared images are paired, and the mean stands for an image that was counted twice", () => {
  const half = backwards.filter((row) => row < 50);
  const twice = taken(naive, [...half, ...half]);
  const raised = {
    ...twice,
    outOfFold: Array.from(twice.outOfFold, (score, at) => (at < 50 ? score - 0.3 : score + 0.3)),
  };
  const found = priceOfLeakage(honest, raised, params);
  expect(found).toMatchObject({ n: 50, nShared: 50 });
  expect(found.pooledDifference).toBeCloseTo(
    priceOfLeakage(honest, taken(naive, half), params).pooledDifference ?? 0,
    12,
  );
});

test("families are the honest protocol's, though the naive one ignores them", () => {
  const families = { ...honest, groups: Array.from(honest.groups, (row) => Math.floor(row / 4)) };
  const found = priceOfLeakage(families, naive, params);
  expect(found).toMatchObject({ n: 25, nShared: 100 });
  const [byFamily] = compareToBaseline({ ...families, folds: [] }, [naive], params);
  expect(found.smallestEffect ?? 0).toBeCloseTo(byFamily.smallestEffect ?? 1, 2);
});

test("no shared image, or a naive result that is the honest one, has no price, and says why", () => {
  const strangers = { ...naive, keys: naive.keys.map((key) => `other ${key}`) };
  expect(priceOfLeakage(honest, strangers, params)).toMatchObject({
    pooledDifference: null,
    interval: null,
    n: 0,
    nShared: 0,
    verdict: "NO_DIFFERENCE_SHOWN",
    reason: "NO_COMMON_ROWS",
  });
  expect(priceOfLeakage(honest, honest, params)).toMatchObject({
    difference: 0,
    pooledDifference: 0,
    interval: null,
    smallestEffect: null,
    reason: "NO_SPREAD",
  });
});

test("keys of another number than labels are refused", () => {
  expect(() => priceOfLeakage(honest, { ...naive, keys: ["one"] }, params)).toThrow("naive has 100 labels and 1 keys");
});
