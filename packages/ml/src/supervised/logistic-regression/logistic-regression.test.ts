import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { largest, largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { openDualNewton } from "./dual-newton.ts";
import { fitLogisticRegression, logisticRegressionPath, predictLogisticRegression } from "./logistic-regression.ts";
import { openPrimalNewton } from "./primal-newton.ts";

/** Overlapping classes on columns of very different means and scales. */
function overlapping(n: number, d: number) {
  const random = createRandom(1, "overlapping");
  const labels = Array.from({ length: n }, (_, i) => i % 2);
  const rows = labels.map((label) =>
    Array.from({ length: d }, (_, j) => (drawNormal(random) + (j < 3 ? label : 0)) * 1.5 ** (j % 5) + 4 * (j % 3)),
  );
  return { features: matrixFromRows(rows), labels };
}

describe("the two solvers", () => {
  const { features, labels } = overlapping(99, 24);
  const problem = { features, y: Float64Array.from(labels), weights: new Float64Array(99).fill(1) };

  test.each([1e-4, 1, 1e4])("primal and dual Newton meet at the same optimum, C %d", async (C) => {
    const primal = await openPrimalNewton(problem)(C, 200);
    const dual = await (await openDualNewton(problem))(C, 200);
    expect([primal.converged, dual.converged]).toEqual([true, true]);
    expect(largestGap(primal.weights, dual.weights)).toBeLessThan(1e-6 * Math.max(1e-3, largest(primal.weights)));
    expect(Math.abs(primal.intercept - dual.intercept)).toBeLessThan(1e-6 * Math.max(1, Math.abs(primal.intercept)));
  });

  test("at the optimum the gradient of the penalised loss is zero", async () => {
    const C = 0.5;
    const { weights, intercept } = await fitLogisticRegression(features, labels, { C });
    const p = predictLogisticRegression({ weights, intercept }, features);
    const gradient = Array.from(weights, (weight, j) => {
      return labels.reduce((sum, y, row) => sum + C * (p[row] - y) * features.data[row * features.cols + j], weight);
    });
    expect(largest(gradient)).toBeLessThan(1e-6);
    expect(Math.abs(labels.reduce((sum, y, row) => sum + p[row] - y, 0))).toBeLessThan(1e-6);
  });
});

describe("a path of C", () => {
  const Cs = [1e-4, 1e-2, 1, 100, 1e4];

  test.each([
    ["more rows than columns", 300, 20],
    ["more columns than rows", 30, 60],
  ])("with %s ends where each C alone ends, in any order", async (_, n, d) => {
    const { features, labels } = overlapping(n, d);
    const path = await logisticRegressionPath(features, labels, Cs);
    const back = await logisticRegressionPath(features, labels, [...Cs].reverse());
    for (const [at, C] of Cs.entries()) {
      const alone = await fitLogisticRegression(features, labels, { C });
      for (const model of [path[at], back[Cs.length - 1 - at]]) {
        expect(model.converged).toBe(true);
        expect(largestGap(model.weights, alone.weights)).toBeLessThan(1e-5 * largest(alone.weights));
      }
    }
  });

  test("rows in another order give the same models", async () => {
    const { features, labels } = overlapping(60, 12);
    const order = labels.map((__, i) => (i * 7) % 60);
    const [straight] = await logisticRegressionPath(features, labels, [1]);
    const turned = order.map((row) => labels[row]);
    const [permuted] = await logisticRegressionPath(takeRows(features, order), turned, [1]);
    expect(largestGap(straight.weights, permuted.weights)).toBeLessThan(1e-8);
  });

  test("stops when it is told to", async () => {
    const { features, labels } = overlapping(20, 4);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(logisticRegressionPath(features, labels, Cs, { signal })).rejects.toThrow("enough");
  });
});

describe("invariants and edges", () => {
  const line = matrixFromRows([[-2], [-1], [1], [2]]);

  test("separable rows give finite weights, symmetric ones an intercept of 0", async () => {
    const model = await fitLogisticRegression(line, [0, 0, 1, 1], { C: 1e6 });
    expect(model.converged).toBe(true);
    expect(Number.isFinite(model.weights[0])).toBe(true);
    expect(model.intercept).toBeCloseTo(0, 6);
  });

  test("exchanging the classes mirrors the probabilities", async () => {
    const { features, labels } = overlapping(80, 2);
    const straight = predictLogisticRegression(await fitLogisticRegression(features, labels), features);
    const mirrored = await fitLogisticRegression(
      features,
      labels.map((label) => 1 - label),
    );
    expect(
      largestGap(
        straight,
        predictLogisticRegression(mirrored, features).map((p) => 1 - p),
      ),
    ).toBeLessThan(1e-9);
  });

  test("balanced weights equal repeating the rarer class until the classes match", async () => {
    const features = matrixFromRows([[0], [1], [0.5], [2], [0.8]]);
    const balanced = await fitLogisticRegression(features, [0, 0, 0, 0, 1], { C: 1, classWeight: "balanced" });
    const repeated = matrixFromRows([[0], [1], [0.5], [2], [0.8], [0.8], [0.8], [0.8]]);
    // Weights n / (2 n_c) are 5/8 and 5/2: the repeated problem with C scaled by 5/8.
    const plain = await fitLogisticRegression(repeated, [0, 0, 0, 0, 1, 1, 1, 1], { C: 5 / 8 });
    expect(balanced.weights[0]).toBeCloseTo(plain.weights[0], 8);
    expect(balanced.intercept).toBeCloseTo(plain.intercept, 8);
  });

  test("iterations that no step improves far from the optimum do not claim to have converged", async () => {
    const rows = [
      [3, -1, 2, 1],
      [1, 2, -1, 2],
      [2, 0.5, 1, -1],
    ];
    const at = (scale: number) =>
      fitLogisticRegression(matrixFromRows(rows.map((row) => row.map((value) => value * scale))), [0, 1, 0], {
        C: 1e3,
      });
    expect((await at(1)).converged).toBe(true);
    // Products of such features leave no digits for the penalty: the first step already fails.
    expect(await at(1e12)).toMatchObject({ nIter: 0, converged: false });
  });

  test("the unit of a column decides nothing", async () => {
    const { features, labels } = overlapping(80, 3);
    const here = await fitLogisticRegression(features, labels, { C: 1 });
    for (const unit of [2 ** -20, 2 ** 40]) {
      const scaled = { ...features, data: features.data.map((value) => value * unit) };
      const there = await fitLogisticRegression(scaled, labels, { C: unit ** -2 });
      expect(there.converged).toBe(true);
      expect(
        largestGap(
          there.weights.map((weight) => weight * unit),
          here.weights,
        ),
      ).toBeLessThan(1e-3);
    }
  });

  test("two rows, one of each class, are enough; one class is not", async () => {
    const model = await fitLogisticRegression(
      matrixFromRows([
        [0, 0, 0],
        [1, 1, 1],
      ]),
      [0, 1],
    );
    const [low, high] = predictLogisticRegression(
      model,
      matrixFromRows([
        [0, 0, 0],
        [1, 1, 1],
      ]),
    );
    expect(low + high).toBeCloseTo(1, 9);
    expect(high).toBeGreaterThan(0.5);
    await expect(fitLogisticRegression(line, [1, 1, 1, 1])).rejects.toThrow("0 rows have label 0, 4 have label 1");
  });

  test("wrong labels, lengths, C and NaN are refused with their values", async () => {
    await expect(fitLogisticRegression(line, [0, 0, 1, 2])).rejects.toThrow("label 2 at row 3");
    await expect(fitLogisticRegression(line, [0, 1])).rejects.toThrow("2 entries, features has 4 rows");
    await expect(fitLogisticRegression(line, [0, 0, 1, 1], { C: 0 })).rejects.toThrow(
      "C must be a positive number, got 0",
    );
    await expect(fitLogisticRegression(matrixFromRows([[Number.NaN], [1]]), [0, 1])).rejects.toThrow("row 0, column 0");
  });
});
