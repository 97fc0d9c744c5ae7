import { describe, expect, test } from "vitest";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { FoldResult } from "./experiment.ts";
import { judgeOutsideScores, type OutsideScore } from "./judge-outside-scores.ts";
import { runExperiment } from "./run-experiment.ts";
import { toUnitRange } from "./to-unit-range.ts";

const scoresOf = (folds: readonly FoldResult[]): OutsideScore[] =>
  folds.flatMap(({ repeat, fold, rows, scores }) => rows.map((row, at) => ({ row, repeat, fold, score: scores[at] })));

const figure = (figures: { id: string }[], id: string) => figures.find((each) => each.id === id);

/** Two cancers and two normals a fold. */
const labels = [0, 0, 1, 1, 0, 0, 1, 1];
const groups = [...labels.keys()];
const sheet = (scores: number[], folds = [0, 0, 0, 0, 1, 1, 1, 1]): OutsideScore[] =>
  scores.map((score, row) => ({ row, repeat: 0, fold: folds[row], score }));

describe("scores made elsewhere", async () => {
  const inputs = clouds();
  const own = await runExperiment(inputs, configOf("logisticRegression", { nRepeats: 2 }));

  test("are judged as our own: our out-of-fold scores give our figures, curves and folds back", () => {
    const judged = judgeOutsideScores(inputs, scoresOf(own.folds), { seed: 0 });
    for (const id of ["rocAuc", "aucStandardError", "f1", "recall", "averagePrecision", "brierRaw"])
      expect(figure(judged.figures, id)).toEqual(figure(own.figures, id));
    expect(judged.roc).toEqual(own.roc);
    expect(judged.outOfFold).toEqual(own.outOfFold);
    const shape = ({ repeat, fold, nTrain, nTest, rocAuc, rows }: FoldResult) => [
      ...[repeat, fold, nTrain, nTest, rocAuc],
      [...rows].sort((a, b) => a - b),
    ];
    expect(judged.folds.map(shape)).toEqual(own.folds.map(shape));
    expect(judged).toMatchObject({ nRepeats: 2, nSplits: 5 });
  });

  test("may come in any order, with folds and repeats numbered from anywhere", () => {
    const given = scoresOf(own.folds);
    const renumbered = given
      .map(({ row, repeat, fold, score }) => ({ row, repeat: 7 + 3 * repeat, fold: 1 + fold, score }))
      .reverse();
    const [first, second] = [given, renumbered].map((scored) => judgeOutsideScores(inputs, scored, { seed: 0 }));
    expect(second.figures).toEqual(first.figures);
  });
});

test("the area is the mean of the folds' own, known in closed form", () => {
  // 3 of 4 pairs in order, then all 4.
  const { figures, folds } = judgeOutsideScores({ labels, groups }, sheet([0.1, 0.6, 0.5, 0.9, 0.1, 0.2, 0.8, 0.9]), {
    seed: 0,
  });
  expect(folds.map(({ rocAuc }) => rocAuc)).toEqual([0.75, 1]);
  expect(figure(figures, "rocAuc")).toMatchObject({ value: 0.875, n: 8, nFolds: 2 });
});

test("copies of an image in one fold count once, with their mean", () => {
  const once = sheet([0.1, 0.6, 0.5, 0.9, 0.1, 0.2, 0.8, 0.9]);
  const twice = [
    ...once.map((each) => (each.row === 1 ? { ...each, score: 0.5 } : each)),
    { row: 1, repeat: 0, fold: 0, score: 0.7 },
  ];
  const [a, b] = [once, twice].map((scored) => judgeOutsideScores({ labels, groups }, scored, { seed: 0 }));
  expect(b.figures).toEqual(a.figures);
});

test("an image tested by two folds of a repeat is trained on by each of them", () => {
  const scored = [...sheet([0.1, 0.6, 0.5, 0.9, 0.1, 0.2, 0.8, 0.9]), { row: 0, repeat: 0, fold: 1, score: 0.1 }];
  const { folds } = judgeOutsideScores({ labels, groups }, scored, { seed: 0 });
  expect(folds.map(({ nTrain, nTest }) => [nTrain, nTest])).toEqual([
    [5, 4],
    [4, 5],
  ]);
});

test("scores that are no probabilities rank images: their area stands, figures of probabilities are null with the reason", () => {
  const scores = [0.1, 0.6, 0.5, 0.9, 0.1, 0.2, 0.8, 0.9];
  const logits = judgeOutsideScores({ labels, groups }, sheet(scores.map((p) => 40 * p - 13)), { seed: 0 });
  const own = judgeOutsideScores({ labels, groups }, sheet(scores), { seed: 0 });
  expect(figure(logits.figures, "rocAuc")).toEqual(figure(own.figures, "rocAuc"));
  expect(figure(logits.figures, "brier")).toMatchObject({ value: null, interval: null, reason: "NOT_PROBABILITIES" });
  expect(figure(logits.figures, "averagePrecision")).toEqual(figure(own.figures, "averagePrecision"));
  for (const { scores } of logits.folds) for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
});

test("a single fold gives no mean over folds, labels of one class none at all: null with the reason", () => {
  const single = judgeOutsideScores({ labels, groups }, sheet([...labels], new Array(8).fill(3)), { seed: 0 });
  expect(figure(single.figures, "rocAuc")).toMatchObject({ value: null, reason: "TOO_FEW_FOLDS" });
  expect(single.folds[0].nTrain).toBe(0);
  const normals = judgeOutsideScores({ labels: new Array(8).fill(0), groups }, sheet([...labels]), { seed: 0 });
  expect(figure(normals.figures, "rocAuc")).toMatchObject({ value: null, reason: "ONE_CLASS" });
  const none = judgeOutsideScores({ labels, groups }, [], { seed: 0 });
  expect(figure(none.figures, "rocAuc")).toMatchObject({ value: null, reason: "NOT_SCORED" });
});

test("a score that names no row, or is not finite, is refused with its value", () => {
  const judge = (scored: OutsideScore) => () => judgeOutsideScores({ labels, groups }, [scored], { seed: 0 });
  expect(judge({ row: 8, repeat: 0, fold: 0, score: 0 })).toThrow("row 8 of 8");
  expect(judge({ row: 0, repeat: 0, fold: 0, score: Number.NaN })).toThrow("the score NaN of row 0");
});

test("scores are brought into 0..1 in their order, the largest numbers too; probabilities stay as they are", () => {
  expect(toUnitRange([[0.2, 0.7]])).toEqual([Float64Array.of(0.2, 0.7)]);
  expect(toUnitRange([[-3, 1], [5]])).toEqual([Float64Array.of(0, 0.5), Float64Array.of(1)]);
  const { MAX_VALUE } = Number;
  expect(toUnitRange([[-MAX_VALUE, 0, MAX_VALUE, Number.NaN]])).toEqual([Float64Array.of(0, 0.5, 1, Number.NaN)]);
});
