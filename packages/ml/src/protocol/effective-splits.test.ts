import { expect, test } from "vitest";
import { effectiveSplits } from "./effective-splits.ts";

test("the rarer class's families bound the folds, never below two nor above what is wanted", () => {
  const alone = (labels: number[]) => labels.map((_, row) => row);
  const of = (labels: number[], wanted = 5) => effectiveSplits(labels, alone(labels), wanted);
  expect(of([0, 0, 1, 1])).toBe(2);
  expect(of([0, 0, 0, 1, 1, 1, 1])).toBe(3);
  expect(of(Array.from({ length: 40 }, (_, i) => i % 2))).toBe(5);
  expect([of([0, 1]), of([1, 1, 1]), of([-1]), of([])]).toEqual([2, 2, 2, 2]);
});

test("families are what count, unlabelled rows do not; one of both classes counts for each", () => {
  expect(effectiveSplits([0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 2, 3, 4, 5], 5)).toBe(2);
  expect(effectiveSplits([0, 0, 0, -1, 1, 1, 1], [0, 1, 2, 3, 4, 5, 6], 5)).toBe(3);
  expect(effectiveSplits([0, 1, 0, 1, 0, 1], [0, 0, 1, 1, 2, 2], 5)).toBe(3);
});

test("fewer than two wanted folds and lists of different lengths are refused", () => {
  expect(() => effectiveSplits([0, 1], [0, 1], 1)).toThrow("1 folds are wanted");
  expect(() => effectiveSplits([0, 1], [0], 2)).toThrow("2 entries, groups has 1");
});
