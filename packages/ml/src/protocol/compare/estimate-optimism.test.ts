import { describe, expect, test } from "vitest";
import { normalCdf } from "../../metrics/normal-cdf.ts";
import { type Drawing, drawStudy } from "./drawn-candidates.fixture.ts";
import { estimateOptimism, type NestedFold, type OptimismEstimate } from "./estimate-optimism.ts";
import { madeFolds } from "./made-compared.fixture.ts";

const N_STUDIES = 150;

/** Mean and standard error, over drawn studies, of the areas found; each less the champion's true area. */
function simulate(drawing: Drawing): Record<"plain" | "corrected" | "nested", [mean: number, error: number]> & {
  coverage: number;
} {
  const found = Array.from({ length: N_STUDIES }, (_, seed) => {
    const { candidates, nested } = drawStudy(seed, drawing);
    const estimate = estimateOptimism(candidates, nested) as OptimismEstimate;
    const shift = drawing.shifts[candidates.findIndex(({ id }) => id === estimate.champion)];
    return { estimate, truth: normalCdf(shift / Math.SQRT2) };
  });
  const errorsOf = (pick: (estimate: OptimismEstimate) => number | null): [number, number] => {
    const errors = found.map(({ estimate, truth }) => (pick(estimate) ?? Number.NaN) - truth);
    const mean = errors.reduce((sum, value) => sum + value, 0) / N_STUDIES;
    const squares = errors.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return [mean, Math.sqrt(squares / (N_STUDIES - 1) / N_STUDIES)];
  };
  return {
    plain: errorsOf(({ championAuc }) => championAuc),
    corrected: errorsOf(({ correctedAuc }) => correctedAuc),
    nested: errorsOf(({ nestedAuc }) => nestedAuc),
    coverage:
      found.filter(({ estimate: { correctedInterval: interval }, truth }) =>
        interval ? interval.low <= truth && truth <= interval.high : true,
      ).length / N_STUDIES,
  };
}

describe("in drawn studies whose true areas are known", () => {
  test("the best of 20 candidates of pure noise looks like 0.61; corrected, it is 0.5 within Monte-Carlo error", () => {
    const { plain, corrected, coverage } = simulate({
      nRows: 100,
      shifts: Array.from({ length: 20 }, () => 0),
      nRepeats: 1,
      complexity: "equal",
    });
    // The mean of five areas of 10 cancers and 10 normals has variance 21 / 1200 / 5; the mean of the highest of 20
    // normal draws is 1.8675 deviations (Harter 1961).
    const known = 1.8675 * Math.sqrt(21 / 1200 / 5);
    expect(Math.abs(plain[0] - known)).toBeLessThan(3 * plain[1]);
    expect(plain[0]).toBeGreaterThan(0.1);
    expect(Math.abs(corrected[0])).toBeLessThan(3 * corrected[1]);
    expect(corrected[1]).toBeLessThan(0.01);
    expect(coverage).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / N_STUDIES));
  });

  test("so it is where the simplest within one standard error is chosen, and where repeats are averaged", () => {
    const { plain, corrected } = simulate({
      nRows: 100,
      shifts: Array.from({ length: 8 }, () => 0),
      nRepeats: 2,
      complexity: "rising",
    });
    expect(plain[0]).toBeGreaterThan(0.04);
    expect(Math.abs(corrected[0])).toBeLessThan(3 * corrected[1]);
  });

  test("with one candidate clearly best nothing is taken off", () => {
    const drawing: Drawing = { nRows: 100, shifts: [0, 0, 2.2, 0, 0], nRepeats: 1, complexity: "equal" };
    const { plain, corrected } = simulate(drawing);
    expect(Math.abs(plain[0] - corrected[0])).toBeLessThan(0.001);
    expect(Math.abs(corrected[0])).toBeLessThan(3 * corrected[1]);
  });

  test("candidates of close but different worth are not corrected upwards beyond the truth", () => {
    const drawing: Drawing = { nRows: 100, shifts: [1.2, 1.3, 1.4, 1.5, 1.6], nRepeats: 1, complexity: "equal" };
    const { plain, corrected, nested } = simulate(drawing);
    expect(plain[0]).toBeGreaterThan(0.02);
    expect(corrected[0]).toBeLessThan(3 * corrected[1]);
    expect(Math.abs(corrected[0])).toBeLessThan(plain[0] / 2);
    expect(nested[0]).toBeCloseTo(corrected[0], 2);
  });
});

describe("by hand", () => {
  const candidates = [
    { id: "a", complexity: [0], folds: madeFolds([0.7, 0.9, 0.8, 0.9, 0.9]) },
    { id: "b", complexity: [0], folds: madeFolds([0.9, 0.6, 0.7, 0.8, 0.6]) },
  ];
  /** Inside each fold, the candidate wanted is ahead. */
  const insideWins = (wanted: string[]): NestedFold[] =>
    wanted.map((winner, fold) => ({
      repeat: 0,
      fold,
      candidates: ["a", "b"].map((id) => ({ id, folds: madeFolds(id === winner ? [0.9, 0.8] : [0.6, 0.5]) })),
    }));

  test("the optimism is the mean of champion less chosen, and is taken off the champion's area", () => {
    const found = estimateOptimism(candidates, insideWins(["a", "b", "a", "b", "a"]));
    // Champion a, 0.84; chosen 0.7, 0.6, 0.8, 0.8, 0.9: differences 0, 0.3, 0, 0.1, 0.
    expect(found?.champion).toBe("a");
    expect(found?.optimism).toBeCloseTo(0.08, 12);
    expect(found?.nestedAuc).toBeCloseTo(0.76, 12);
    expect(found?.correctedAuc).toBeCloseTo(0.76, 12);
    expect(found?.chosen).toEqual([
      { id: "a", times: 3 },
      { id: "b", times: 2 },
    ]);
    expect(found?.perFold[1]).toEqual({ repeat: 0, fold: 1, chosen: "b", auc: 0.6, championAuc: 0.9 });
    // 2.776 sqrt((1/5 + 1/4) 0.017), scipy's t of 4 degrees of freedom.
    expect((found?.interval?.high ?? 0) - 0.08).toBeCloseTo(2.7764451051977987 * Math.sqrt(0.45 * 0.017), 10);
    expect(found?.correctedInterval?.low).toBeCloseTo(found?.nestedInterval?.low ?? 0, 12);
    expect(found?.correctedInterval?.high).toBeCloseTo(found?.nestedInterval?.high ?? 0, 12);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test("an optimism below 0 is reported, and never raises the champion's area", () => {
    const found = estimateOptimism(candidates, insideWins(["b", "a", "a", "a", "a"]));
    expect(found?.optimism).toBeCloseTo(-0.04, 12);
    expect(found?.correctedAuc).toBe(found?.championAuc);
    const [moved, nested] = [found?.correctedInterval, found?.nestedInterval];
    expect((nested?.low ?? 0) - (moved?.low ?? 0)).toBeCloseTo(0.04, 12);
  });

  test("where the champion is always chosen it is 0, without an interval that would claim certainty", () => {
    const found = estimateOptimism(candidates, insideWins(["a", "a", "a", "a", "a"]));
    expect(found).toMatchObject({ optimism: 0, interval: null, reason: "NO_SPREAD", nFolds: 5 });
    expect(found?.nestedInterval).not.toBeNull();
  });

  test("folds where nothing could be chosen, or the chosen has no area, do not count", () => {
    const holed = [candidates[0], { ...candidates[1], folds: madeFolds([0.9, null, 0.7, 0.8, 0.6]) }];
    const nested = insideWins(["a", "b", "a", "b", "a"]);
    nested[0] = { repeat: 0, fold: 0, candidates: [{ id: "a", folds: madeFolds([null, null]) }] };
    expect(estimateOptimism(holed, nested)?.perFold.map(({ fold }) => fold)).toEqual([2, 3, 4]);
  });

  test("one outer fold gives no interval, none no optimism, and no area no estimate at all", () => {
    const one = estimateOptimism(candidates, insideWins(["b"]));
    expect(one).toMatchObject({ nFolds: 1, interval: null, correctedInterval: null, reason: "TOO_FEW_FOLDS" });
    expect(one?.optimism).toBeCloseTo(-0.2, 12);
    const none = estimateOptimism(candidates, []);
    expect(none).toMatchObject({ nFolds: 0, optimism: null, correctedAuc: null, reason: "TOO_FEW_FOLDS" });
    expect(estimateOptimism([], [])).toBeNull();
  });
});
