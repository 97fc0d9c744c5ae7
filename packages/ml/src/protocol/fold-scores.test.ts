import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import { costFigure } from "./cost-figure.ts";
import type { FoldResult } from "./experiment.ts";
import { medianChoices, withChoices } from "./fixed-choices.ts";
import { poolFolds } from "./pool-folds.ts";
import { recallThreshold } from "./recall-threshold.ts";
import { runExperiment } from "./run-experiment.ts";
import { fitScoreCalibrator } from "./score-calibrator.ts";
import { summariseFolds } from "./summarise-folds.ts";
import { targetFigures } from "./target-figures.ts";

const fold = (
  repeat: number,
  at: number,
  rows: number[],
  scores: number[],
  more: Partial<FoldResult> = {},
): FoldResult => ({
  repeat,
  fold: at,
  nTrain: 2,
  nTest: rows.length,
  nUnlabelled: 0,
  rocAuc: 0.5,
  selected: {},
  rows,
  scores,
  calibrated: null,
  threshold: null,
  ...more,
});

describe("folds pooled", () => {
  const folds = [
    fold(0, 0, [0, 2], [0.2, 0.9], { threshold: 0.5, calibrated: [0.1, 0.8] }),
    fold(0, 1, [1], [0.4], { threshold: 0.4 }),
    fold(1, 0, [0, 1], [0.6, 0.2], { threshold: 0.5 }),
    fold(1, 1, [2], []),
  ];
  const pooled = poolFolds(4, folds, 2);

  test("a row has the mean of the repeats that scored it, and none where none did", () => {
    expect(Array.from(pooled.outOfFold)).toEqual([0.4, expect.closeTo(0.3, 12), 0.9, Number.NaN]);
    expect(Array.from(pooled.repeats[1])).toEqual([0.6, 0.2, Number.NaN, Number.NaN]);
    expect(Array.from(pooled.calibrated)).toEqual([0.1, Number.NaN, 0.8, Number.NaN]);
  });

  test("it is judged by the threshold of the fold that held it out, a score at the threshold being called", () => {
    expect(Array.from(pooled.called)).toEqual([0.5, 0.5, 1, Number.NaN]);
  });

  test("a fold of no such repeat, a row of no such place and scores that do not match are refused", () => {
    expect(() => poolFolds(4, [fold(2, 0, [0], [0.5])], 2)).toThrow("fold 0 of repeat 2: there are 2 repeats");
    expect(() => poolFolds(4, [fold(0, 3, [4], [0.5])], 1)).toThrow("fold 3 of repeat 0 names row 4 of 4");
    expect(() => poolFolds(4, [fold(0, 0, [0, 1], [0.5])], 1)).toThrow("2 rows and 1 scores");
  });
});

describe("the threshold that finds a share of the cancers", () => {
  const labels = [...Array(20).fill(1), ...Array(5).fill(0), -1];
  const scores = labels.map((_, row) => (row < 20 ? (row + 1) / 100 : 0.99));
  test.each([
    [1, 0.01],
    [0.95, 0.02],
    [0.9, 0.03],
    [0.05, 0.2],
    [0.01, 0.2],
  ])("of %s is the highest that does", (target, threshold) => {
    expect(recallThreshold(scores, labels, target)).toBe(threshold);
    expect(scores.filter((score, row) => labels[row] === 1 && score >= threshold).length).toBeGreaterThanOrEqual(
      20 * target,
    );
  });
  test("is null without a cancer, passes over rows without a score, and refuses a share outside (0, 1]", () => {
    expect(recallThreshold([0.5], [0], 0.9)).toBeNull();
    expect(recallThreshold([Number.NaN, 0.3], [1, 1], 1)).toBe(0.3);
    expect(() => recallThreshold([0.5], [1], 1.1)).toThrow("got 1.1");
  });
});

describe("the calibrator of held-out scores", () => {
  const labels = Array.from({ length: 40 }, (_, row) => row % 2);
  const groups = labels.map((_, row) => row);
  const rising = labels.map((label, row) => 0.3 + 0.2 * label + 0.01 * (row % 9));
  test("keeps the order of scores that rise with the label", () => {
    const found = fitScoreCalibrator(rising, labels, groups);
    const [low, high] = found?.calibrate([0.2, 0.8]) ?? [];
    expect(low).toBeLessThan(high);
  });
  test("makes of scores that order the classes the wrong way round one share, not the contrary of what they say", () => {
    const found = fitScoreCalibrator(
      rising.map((p) => 1 - p),
      labels,
      groups,
    );
    expect(found?.details).toMatchObject({ slope: 0, intercept: expect.closeTo(0, 9) });
    for (const p of found?.calibrate([0, 0.3, 1]) ?? [0]) expect(p).toBeCloseTo(0.5, 9);
  });
  test("is refused below five families of a class, however many rows they have", () => {
    expect(
      fitScoreCalibrator(
        rising,
        labels,
        labels.map((label, row) => 10 * label + (row % 4)),
      ),
    ).toBeNull();
    expect(
      fitScoreCalibrator(
        rising,
        labels,
        labels.map((label, row) => 10 * label + ((row >> 1) % 5)),
      ),
    ).not.toBeNull();
    expect(fitScoreCalibrator([], [], [])).toBeNull();
  });
});

describe("what thresholds and costs attain", () => {
  const random = () => createRandom(2);
  const labels = Array.from({ length: 30 }, (_, row) => (row < 20 ? 1 : 0));
  const groups = labels.map((_, row) => row);

  test("shares of repeats are averaged, and Wilson's interval counts images, not images times repeats", () => {
    const scores = labels.map((_, row) => (row < 16 ? 1 : row < 20 ? 0.4 : row < 25 ? 0.2 : 0));
    const [recall, specificity] = targetFigures({ labels, scores, groups }, random());
    expect(recall).toMatchObject({ value: expect.closeTo((16 + 1.6) / 20, 12), n: 20 });
    expect(specificity).toMatchObject({ value: expect.closeTo(0.9, 12), n: 10 });
    // Both bounds t solve (0.88 - t)² = z² t (1 - t) / 20.
    expect(recall.interval?.low).toBeCloseTo(0.674676531597, 9);
    expect(recall.interval?.high).toBeCloseTo(0.962868348283, 9);
  });

  test("every cancer found still has a lower bound; families of several rows are resampled whole", () => {
    const found = targetFigures({ labels, scores: labels, groups }, random());
    expect(found[0]).toMatchObject({ value: 1, interval: { high: 1, method: "wilson" } });
    expect(found[0].interval?.low).toBeCloseTo(20 / (20 + 1.959963984540054 ** 2), 9);
    const scores = labels.map((_, row) => ((row >> 1) % 3 === 0 ? 0 : 1));
    const families = targetFigures({ labels, scores, groups: groups.map((row) => row >> 1) }, random());
    expect(families[0].interval?.method).toBe("group-bootstrap");
  });

  test("a missed cancer costs as many false alarms as said, at the threshold that the costs give", () => {
    // One cancer below 1 / 11, two normals at or above.
    const scores = labels.map((label, row) => (row === 0 ? 0.09 : label === 1 ? 0.7 : row < 22 ? 0.1 : 0.01));
    const cost = costFigure({ labels, scores, groups }, 10, random());
    expect(cost).toMatchObject({ id: "costPerImage", value: 12 / 30, n: 30, missCost: 10, scores: "CALIBRATED" });
    expect(cost.interval?.low).toBeLessThan(0.4);
    expect(cost.interval?.high).toBeGreaterThan(0.4);
    // At 1 to 1 the threshold is one half: the normals are passed over.
    expect(costFigure({ labels, scores, groups }, 1, random())).toMatchObject({ value: 1 / 30, missCost: 1 });
    expect(() => costFigure({ labels, scores, groups }, 0, random())).toThrow("missCost must be positive, got 0");
  });
});

test("what is open is set to the lower median of what the fits chose; the rest stays", () => {
  const chosen = medianChoices([{ C: 1, converged: 1 }, { C: 0.1 }, { C: 10, gamma: 2 }, { C: 0.01 }]);
  expect(chosen).toEqual({ C: 0.1, converged: 1, gamma: 2 });
  expect(withChoices({ C: "auto", gamma: 5, batchSize: "auto" }, chosen)).toEqual({
    C: 0.1,
    gamma: 5,
    batchSize: "auto",
  });
  expect(medianChoices([])).toEqual({});
});

test("scores computed elsewhere get the same figures from their folds alone", () => {
  const labels = Int8Array.from({ length: 40 }, (_, row) => row % 2);
  const groups = Int32Array.from(labels.keys());
  const folds = [0, 1, 2, 3].map((at) => {
    const rows = Array.from(labels.keys()).filter((row) => (row % 8) >> 1 === at);
    return fold(
      0,
      at,
      rows,
      rows.map((row) => (labels[row] === 1 ? 0.4 + 0.01 * row : 0.9 - 0.01 * row)),
      { nTrain: 30, rocAuc: 0.6 + 0.1 * at },
    );
  });
  const found = summariseFolds({ labels, groups }, folds, 1, { seed: 3, missCost: 4 });
  expect(found.figures.find(({ id }) => id === "rocAuc")).toMatchObject({
    value: expect.closeTo(0.75, 12),
    nFolds: 4,
    n: 40,
  });
  expect(found.figures.find(({ id }) => id === "costPerImage")).toMatchObject({
    reason: "NOT_CALIBRATED",
    missCost: 4,
  });
  expect(found.roc.truePositiveRate.at(-1)).toBe(1);
});

test("folds that are there for their area alone are the same folds, without calibration or threshold", async () => {
  const inputs = clouds();
  const config = configOf("logisticRegression");
  const [whole, bare] = [
    await runExperiment(inputs, config),
    await runExperiment(inputs, { ...config, calibrate: false }),
  ];
  expect(whole.folds.every(({ calibrated, threshold }) => calibrated !== null && threshold !== null)).toBe(true);
  expect(bare.folds).toEqual(whole.folds.map((fold) => ({ ...fold, calibrated: null, threshold: null })));
});

test("a dearer missed cancer makes the cost of an image higher, and says what it weighs", async () => {
  const costOf = async (costRatio?: number) => {
    const { figures } = await runExperiment(clouds(), configOf("logisticRegression", { costRatio }));
    return figures.find(({ id }) => id === "costPerImage");
  };
  const [usual, dear] = [await costOf(), await costOf(40)];
  expect([usual?.missCost, dear?.missCost]).toEqual([10, 40]);
  expect(dear?.value).toBeGreaterThanOrEqual(usual?.value ?? Number.NaN);
});
