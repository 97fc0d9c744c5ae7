import { expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { chooseInsideFolds } from "./choose-inside-folds.ts";

const n = 60;
const labels = Int8Array.from({ length: n }, (_, row) => row % 2);
const groups = Int32Array.from({ length: n }, (_, row) => row);
const params = { nSplits: 5, nRepeats: 3, seed: 0 };

test("the partition that is the labels is chosen in every fold and agrees with those held out", () => {
  const noise = Int32Array.from({ length: n }, (_, row) => Math.floor(row / 7) % 2);
  const { figure, times } = chooseInsideFolds([noise, labels], labels, groups, params);
  expect(times).toEqual([0, 15]);
  expect(figure).toMatchObject({ value: 1, n, nFolds: 15, interval: null, reason: "NO_SPREAD" });
});

test("the best of many random partitions agrees with held-out labels no better than chance", () => {
  const random = createRandom(4);
  const many = Array.from({ length: 40 }, () => Int32Array.from({ length: n }, () => (random() < 0.5 ? 0 : 1)));
  const { figure } = chooseInsideFolds(many, labels, groups, params);
  expect(figure.interval?.low).toBeLessThan(0);
  expect(figure.interval?.high).toBeGreaterThan(0);
  expect(figure.interval?.method).toBe("nadeau-bengio");
});

test("without labels of both classes nothing is chosen, and it says why", () => {
  const unlabelled = new Int8Array(n).fill(-1);
  expect(chooseInsideFolds([groups], unlabelled, groups, params).figure).toMatchObject({
    value: null,
    n: 0,
    reason: "NO_LABELS",
  });
  const single = new Int8Array(n).fill(1);
  expect(chooseInsideFolds([groups], single, groups, params).figure).toMatchObject({
    value: null,
    reason: "TOO_FEW_FOLDS",
  });
});
