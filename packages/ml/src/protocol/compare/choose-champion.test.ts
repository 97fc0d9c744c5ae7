import { expect, test } from "vitest";
import { type Candidate, chooseChampion } from "./choose-champion.ts";
import { madeFolds } from "./made-compared.fixture.ts";

const candidate = (id: string, complexity: number[], areas: (number | null)[]): Candidate => ({
  id,
  complexity,
  folds: madeFolds(areas),
});
// Mean 0.90, variance 0.00025: standard error sqrt((1/5 + 1/4) 0.00025) = 0.0106.
const best = candidate("best", [3], [0.88, 0.9, 0.92, 0.89, 0.91]);

test("the simplest within one corrected standard error of the highest area is chosen, and nothing below it", () => {
  const near = candidate("near", [1, 5], [0.89, 0.89, 0.89, 0.89, 0.89]);
  const nearToo = candidate("near too", [1, 4], [0.891, 0.891, 0.891, 0.891, 0.89]);
  const below = candidate("below", [0], [0.889, 0.889, 0.889, 0.889, 0.889]);
  const champion = chooseChampion([below, best, near, nearToo]);
  expect(champion).toMatchObject({
    id: "near too",
    best: "best",
    withinOneStandardError: ["best", "near", "near too"],
    leftOut: [],
    nCandidates: 4,
    rule: "SIMPLEST_WITHIN_ONE_STANDARD_ERROR",
  });
  expect(champion?.auc).toBeCloseTo(0.8908, 12);
  expect(champion?.bestAuc).toBeCloseTo(0.9, 12);
  expect(champion?.standardError).toBeCloseTo(Math.sqrt((1 / 5 + 1 / 4) * 0.00025), 12);
});

test("among the equally simple the higher area wins, then the first; of two that agree the shorter is simpler", () => {
  const lower = candidate("lower", [3], [0.89, 0.89, 0.89, 0.89, 0.9]);
  const twin = { ...best, id: "twin" };
  expect(chooseChampion([lower, best, twin])).toMatchObject({ id: "best", rule: "HIGHEST_AUC" });
  expect(chooseChampion([lower, twin, best])?.id).toBe("twin");
  const shorter = candidate("shorter", [], [0.89, 0.89, 0.89, 0.89, 0.9]);
  expect(chooseChampion([best, shorter])?.id).toBe("shorter");
  expect(chooseChampion([shorter, best])?.id).toBe("shorter");
});

test("a mean over fewer folds is no match: its candidate is left out, and said to be", () => {
  const lucky = candidate("lucky", [0], [1, 0.99, null, null, null]);
  const failed = candidate("failed", [0], [null, null, null, null, null]);
  expect(chooseChampion([lucky, best, failed])).toMatchObject({
    id: "best",
    leftOut: ["lucky", "failed"],
    nCandidates: 1,
  });
});

test("where every fold is perfect only the perfect are as good, and the simplest of them is chosen", () => {
  const perfect = candidate("perfect", [2], [1, 1, 1, 1, 1]);
  const simpler = candidate("simpler", [1], [1, 1, 1, 1, 1]);
  expect(chooseChampion([best, perfect, simpler])).toMatchObject({
    id: "simpler",
    standardError: null,
    withinOneStandardError: ["perfect", "simpler"],
    rule: "HIGHEST_AUC_WITHOUT_STANDARD_ERROR",
  });
});

test("without a single area there is no champion", () => {
  expect(chooseChampion([])).toBeNull();
  expect(chooseChampion([candidate("failed", [0], [null, null])])).toBeNull();
});
