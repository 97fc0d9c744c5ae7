import { describe, expect, test } from "vitest";
import { matrixFromRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import type { FitBase } from "../fit-base.ts";
import { logisticBase } from "../logistic-base.fixture.ts";
import { MADE, madeRows } from "../made.fixture.ts";
import { fitSelfTraining } from "./self-training.ts";

/** Nearest class mean on a line, more certain the farther from the middle. */
const nearestMean: FitBase = async (features, labels) => {
  const mean = (label: number) => {
    const values = Array.from(features.data).filter((_, i) => labels[i] === label);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const middle = (mean(0) + mean(1)) / 2;
  return { score: async ({ data }) => Float64Array.from(data, (value) => 1 / (1 + Math.exp(middle - value))) };
};

const line = matrixFromRows([[-4], [4], [-6], [5], [0.5], [-3], [3]]);
const labels = [0, 1, -1, -1, -1, -1, -1];

describe("fitSelfTraining", () => {
  test("kBest gives the labels and rounds of scikit-learn", async () => {
    const { kBest, maxIter, ...expected } = MADE.selfTraining;
    const params = { criterion: "kBest" as const, kBest, maxIter };
    const model = await fitSelfTraining(madeRows.x, madeRows.y, params, logisticBase);
    expect(Array.from(model.transduction)).toEqual(expected.transduction);
    expect(Array.from(model.labeledIter)).toEqual(expected.labeledIter);
    expect(largestGap(await model.base.score(madeRows.x), expected.probability)).toBeLessThan(1e-5);
  });

  test("labels what the base is strictly surer of than the threshold, and says in which round", async () => {
    const certain = 1 / (1 + Math.exp(-3));
    const model = await fitSelfTraining(line, labels, { threshold: certain, maxIter: 1 }, nearestMean);
    expect(Array.from(model.transduction)).toEqual([0, 1, 0, 1, -1, -1, -1]);
    expect(Array.from(model.labeledIter)).toEqual([0, 0, 1, 1, -1, -1, -1]);
    expect(model.terminationCondition).toBe("maxIter");
  });

  test("kBest labels that many a round, of equally sure rows the first", async () => {
    const model = await fitSelfTraining(line, labels, { criterion: "kBest", kBest: 1, maxIter: 2 }, nearestMean);
    expect(Array.from(model.labeledIter)).toEqual([0, 0, 1, 2, -1, -1, -1]);
    const all = await fitSelfTraining(line, labels, { criterion: "kBest", kBest: 99 }, nearestMean);
    expect([all.terminationCondition, all.nIter]).toEqual(["allLabeled", 1]);
  });

  test("ends when nothing is sure enough; the final base has learned from every label, given and inferred", async () => {
    const seen: number[] = [];
    const counting: FitBase = (features, given, rows) => {
      seen.push(given.length);
      return nearestMean(features, given, rows);
    };
    const model = await fitSelfTraining(line, labels, { threshold: 0.99 }, counting);
    expect(model.terminationCondition).toBe("noChange");
    expect(seen).toEqual([2, 4, 4]);
    const middle = (-10 / 2 + 9 / 2) / 2;
    expect((await model.base.score(matrixFromRows([[1]])))[0]).toBeCloseTo(1 / (1 + Math.exp(middle - 1)), 12);
  });

  test("with no unlabelled row it is the base alone", async () => {
    const model = await fitSelfTraining(matrixFromRows([[-1], [1]]), [0, 1], {}, nearestMean);
    expect([model.nIter, model.terminationCondition]).toEqual([0, "allLabeled"]);
  });

  test("an even chance goes to the first class", async () => {
    const even: FitBase = async () => ({ score: async (rows) => new Float64Array(rows.rows).fill(0.5) });
    const model = await fitSelfTraining(line, labels, { criterion: "kBest", kBest: 9 }, even);
    expect(Array.from(model.transduction)).toEqual([0, 1, 0, 0, 0, 0, 0]);
  });

  test("refuses labels of one class, a threshold of 1 and no rounds, with the values", async () => {
    await expect(fitSelfTraining(line, labels.fill(-1, 1), {}, nearestMean)).rejects.toThrow("both classes");
    const two = [0, 1, -1, -1, -1, -1, -1];
    await expect(fitSelfTraining(line, two, { threshold: 1 }, nearestMean)).rejects.toThrow("got 1");
    await expect(fitSelfTraining(line, two, { maxIter: 0 }, nearestMean)).rejects.toThrow("maxIter 0");
  });
});
