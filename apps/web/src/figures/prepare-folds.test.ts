import { expect, test } from "vitest";
import { prepareFolds } from "./prepare-folds.ts";

test("folds are told when some gave no value, and only then", () => {
  expect(prepareFolds({ nFolds: 3 }, 5)).toEqual({ folds: 3, splits: 5 });
  expect(prepareFolds({ nFolds: 0 }, 5)).toEqual({ folds: 0, splits: 5 });
  expect(prepareFolds({ nFolds: 5 }, 5)).toBeNull();
});

test("a figure that is no mean over folds, or whose protocol is unknown, tells none", () => {
  expect(prepareFolds({ nFolds: null }, 5)).toBeNull();
  expect(prepareFolds({ nFolds: 3 }, null)).toBeNull();
});
