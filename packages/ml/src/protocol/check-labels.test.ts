import { expect, test } from "vitest";
import { checkLabels } from "./check-labels.ts";

const alone = (labels: number[]): number[] => labels.map((_, i) => i);

test("no label, one class and too few families are told apart, with their counts", () => {
  expect(checkLabels([-1, -1], [0, 1], 5)).toMatchObject([{ code: "NO_LABELS", normal: 0, cancer: 0 }]);
  expect(checkLabels([-1, 1, 1], [0, 1, 2], 2)).toMatchObject([{ code: "ONE_CLASS", normal: 0, cancer: 2 }]);
  const few = [0, 1, 1, 1, 1, 1];
  expect(checkLabels(few, alone(few), 5)).toMatchObject([
    { code: "TOO_FEW", normalFamilies: 1, cancerFamilies: 5, needed: 2 },
  ]);
  const fewer = [0, 0, 0, 1, 1, 1, 1, 1];
  expect(checkLabels(fewer, alone(fewer), 5)).toMatchObject([
    { code: "FEWER_FOLDS", normalFamilies: 3, cancerFamilies: 5, wanted: 5, used: 3 },
  ]);
});

test("families are what count, not rows", () => {
  const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
  expect(checkLabels(labels, alone(labels), 5)).toEqual([]);
  expect(checkLabels(labels, [0, 0, 1, 2, 3, 4, 5, 6, 7, 8], 5)).toMatchObject([
    { code: "FEWER_FOLDS", normal: 5, normalFamilies: 4, cancerFamilies: 5, used: 4 },
  ]);
});

test("no row at all has no labels; an unknown label is refused", () => {
  expect(checkLabels([], [], 5)).toMatchObject([{ code: "NO_LABELS" }]);
  expect(() => checkLabels([0, 7], [0, 1], 5)).toThrow("label 7 at row 1");
});
