import { expect, test } from "vitest";
import type { FoldResult } from "../experiment.ts";
import { rocAucFigures } from "../roc-auc-figures.ts";
import { foldArea, testOverTrain } from "./fold-area.ts";
import { madeFolds } from "./made-compared.fixture.ts";

const areas = [0.9, 0.85, 0.95, 0.8, 0.88, 0.91, 0.84, 0.93, 0.82, 0.87];

test("the mean area, its standard error and its interval are those of the experiment's own figure", () => {
  const labels = Array.from({ length: 100 }, (_, row) => row % 2);
  const folds = madeFolds(areas).map(
    (fold): FoldResult => ({
      ...fold,
      nUnlabelled: 0,
      selected: {},
      rows: Array.from({ length: 20 }, (_, at) => 20 * fold.fold + at),
      scores: [],
      calibrated: null,
      threshold: null,
    }),
  );
  const [figure, standardError] = rocAucFigures({ labels, groups: Array.from(labels.keys()) }, folds);
  const found = foldArea(folds);
  expect(found.auc).toBeCloseTo(figure.value ?? 0, 12);
  expect(found.standardError).toBeCloseTo(standardError.value ?? 0, 12);
  expect(found.interval?.low).toBeCloseTo(figure.interval?.low ?? 0, 12);
  expect(found.interval?.high).toBeCloseTo(figure.interval?.high ?? 0, 12);
});

test("an interval of an area stays in 0..1", () => {
  const { interval } = foldArea(madeFolds([0.9, 1, 1, 1, 0.99]));
  expect(interval?.high).toBe(1);
  expect(interval?.low).toBeGreaterThan(0.8);
});

test("a fold held out from nothing is refused", () => {
  const alone = [{ repeat: 0, fold: 0, nTrain: 0, nTest: 20, rocAuc: 0.5 }];
  expect(() => testOverTrain(alone, alone)).toThrow("folds hold out 20 rows from 0");
  expect(foldArea(alone)).toEqual({
    auc: 0.5,
    nFolds: 1,
    standardError: null,
    interval: null,
    reason: "TOO_FEW_FOLDS",
  });
});
