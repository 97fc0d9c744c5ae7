import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Matrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import type { FittedLearner } from "../registry/learner.ts";
import { findClassifier } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { twoClasses } from "./two-classes.fixture.ts";

const METHODS: [string, Record<string, unknown>][] = [
  ["logisticRegression", {}],
  ["linearDiscriminant", {}],
  ["kNearestNeighbors", { nNeighbors: 3, weights: "distance" }],
  ["svc", {}],
  ["svc", { kernel: "linear", C: "auto", classWeight: "balanced" }],
  ["mlp", { maxIter: 20, hiddenUnits: 8, learningRateInit: 0.05 }],
];

function learn(
  [method, given]: (typeof METHODS)[number],
  features: Matrix,
  labels: ArrayLike<number>,
  groups: ArrayLike<number> = Int32Array.from(labels, (_, i) => i),
): Promise<FittedLearner> {
  const classifier = findClassifier(method);
  const none = takeRows(features, []);
  const rows = {
    labelled: { features, views: {} },
    labels: Int8Array.from(labels),
    groups: Int32Array.from(groups),
    unlabelled: { features: none, views: {} },
  };
  return classifier.learn(rows, parseParameters(classifier.parameters, given), { seed: 5 });
}

const scoresOf = async (fitted: FittedLearner, features: Matrix) =>
  Array.from(await fitted.score({ features, views: {} }));

describe.each(METHODS)("%s %j", (...method) => {
  const { features, labels } = twoClasses();

  test("tells the classes apart, with probabilities", async () => {
    const { features: fresh, labels: truth } = twoClasses({ n: 200, seed: 2 });
    const scores = await scoresOf(await learn(method, features, labels), fresh);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    const right = scores.filter((score, i) => score > 0.5 === (truth[i] === 1)).length;
    expect(right / truth.length).toBeGreaterThan(0.75);
  });

  test("the same seed gives the same bytes", async () => {
    const [first, second] = await Promise.all([0, 1].map(() => learn(method, features, labels)));
    expect(await scoresOf(first, features)).toEqual(await scoresOf(second, features));
    expect(first.selected).toEqual(second.selected);
  });

  test("rows scored in another order get the same scores", async () => {
    const fitted = await learn(method, features, labels);
    const straight = await scoresOf(fitted, features);
    const orders = fc.shuffledSubarray(Array.from(straight.keys()));
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const scores = await scoresOf(fitted, takeRows(features, order));
        for (const [at, row] of order.entries()) expect(scores[at]).toBeCloseTo(straight[row], 6);
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  test.each([
    [
      "one row of each class",
      [
        [0, 1],
        [2, 0],
      ],
      [0, 1],
    ],
    ["all points equal", Array(6).fill([1, 1]), [0, 1, 0, 1, 0, 1]],
    [
      "a constant column",
      [
        [0, 7],
        [1, 7],
        [3, 7],
        [4, 7],
      ],
      [0, 0, 1, 1],
    ],
    [
      "two rows of each class, more columns than rows",
      [
        [0, 1, 2, 3, 4],
        [1, 1, 0, 2, 1],
        [5, 4, 5, 3, 9],
        [6, 6, 4, 4, 8],
      ],
      [0, 0, 1, 1],
    ],
    ["a row a hundred times", [...Array(100).fill([0, 0]), [1, 1], [2, 1]], [...Array(100).fill(0), 1, 1]],
  ])("%s: finite probabilities", async (_, rows, classes) => {
    const asked = matrixFromRows(rows);
    const scores = await scoresOf(await learn(method, asked, classes), asked);
    expect(scores).toHaveLength(classes.length);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  test("NaN and infinity are refused with their row and column, and no rows score nothing", async () => {
    const poisoned = matrixFromRows([
      [0, 1],
      [1, Number.NaN],
    ]);
    await expect(learn(method, poisoned, [0, 1])).rejects.toThrow("row 1, column 1");
    const fitted = await learn(method, features, labels);
    const infinite = matrixFromRows([[0, 0, Infinity, 0]]);
    await expect(scoresOf(fitted, infinite)).rejects.toThrow("row 0, column 2");
    expect(await scoresOf(fitted, takeRows(features, []))).toEqual([]);
  });

  test("one class alone is refused with its count", async () => {
    await expect(
      learn(
        method,
        features,
        labels.map(() => 1),
      ),
    ).rejects.toThrow("0 rows have label 0, 40 have label 1");
  });
});
