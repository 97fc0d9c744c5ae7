import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { toDouble } from "../../matrix/squared-distances.ts";
import { largest, largestGap, sklearnCases, sklearnData } from "../../sklearn.fixture.ts";
import { dualNewton } from "./dual-newton.ts";
import { fitLogisticRegression, predictLogisticRegression } from "./logistic-regression.ts";
import { primalNewton } from "./primal-newton.ts";

type Params = { c: number; classWeight?: "balanced"; train: number[]; yTrain: number[] };
type Expected = { coef?: number[]; intercept?: number; probability: number[] };

test.each(sklearnCases<Params, Expected>("logistic-regression"))(
  "weights and probabilities equal scikit-learn's on $data (C $params.c, class weight $params.classWeight)",
  (one) => {
    const { c: C, classWeight, train, yTrain } = one.params;
    const features = sklearnData(one.data);
    const model = fitLogisticRegression(takeRows(features, train), yTrain, { C, classWeight });
    expect(model.converged).toBe(true);
    expect(largestGap(predictLogisticRegression(model, features), one.expected.probability)).toBeLessThan(1e-4);
    const { coef, intercept } = one.expected;
    if (!coef || intercept === undefined) return;
    const scale = Math.max(largest(coef), Math.abs(intercept));
    expect(largestGap(model.weights, coef)).toBeLessThan(1e-3 * largest(coef));
    expect(Math.abs(model.intercept - intercept)).toBeLessThan(1e-3 * scale);
  },
);

describe("the two solvers", () => {
  const features = sklearnData("mri");
  const rows = Array.from({ length: 99 }, (_, i) => i);
  const y = Float64Array.from(rows, (row) => (row < 49 ? 0 : 1));

  test.each([1e-4, 1, 1e4])("primal and dual Newton meet at the same optimum, C %d", (C) => {
    const problem = {
      x: toDouble(takeRows(features, rows)),
      n: 99,
      d: features.cols,
      y,
      costs: new Float64Array(99).fill(C),
    };
    const [primal, dual] = [primalNewton(problem, 200), dualNewton(problem, 200)];
    expect([primal.converged, dual.converged]).toEqual([true, true]);
    expect(largestGap(primal.weights, dual.weights)).toBeLessThan(1e-6 * Math.max(1e-3, largest(primal.weights)));
    expect(Math.abs(primal.intercept - dual.intercept)).toBeLessThan(1e-6 * Math.max(1, Math.abs(primal.intercept)));
  });

  test("at the optimum the gradient of the penalised loss is zero", () => {
    const C = 0.5;
    const { weights, intercept } = fitLogisticRegression(takeRows(features, rows), y, { C });
    const p = predictLogisticRegression({ weights, intercept }, takeRows(features, rows));
    const gradient = Array.from(weights, (weight, j) => {
      return rows.reduce((sum, row) => sum + C * (p[row] - y[row]) * features.data[row * features.cols + j], weight);
    });
    expect(largest(gradient)).toBeLessThan(1e-6);
    expect(Math.abs(rows.reduce((sum, row) => sum + p[row] - y[row], 0))).toBeLessThan(1e-6);
  });
});

describe("invariants and edges", () => {
  const line = matrixFromRows([[-2], [-1], [1], [2]]);

  test("separable rows give finite weights, symmetric ones an intercept of 0", () => {
    const model = fitLogisticRegression(line, [0, 0, 1, 1], { C: 1e6 });
    expect(model.converged).toBe(true);
    expect(Number.isFinite(model.weights[0])).toBe(true);
    expect(model.intercept).toBeCloseTo(0, 6);
  });

  test("exchanging the classes mirrors the probabilities", () => {
    const features = sklearnData("moons");
    const labels = Array.from({ length: features.rows }, (_, i) =>
      features.data[2 * i] + 0.3 * (i % 3) > 0.5 ? 1 : 0,
    );
    const straight = predictLogisticRegression(fitLogisticRegression(features, labels), features);
    const mirrored = fitLogisticRegression(
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

  test("balanced weights equal repeating the rarer class until the classes match", () => {
    const features = matrixFromRows([[0], [1], [0.5], [2], [0.8]]);
    const balanced = fitLogisticRegression(features, [0, 0, 0, 0, 1], { C: 1, classWeight: "balanced" });
    const repeated = matrixFromRows([[0], [1], [0.5], [2], [0.8], [0.8], [0.8], [0.8]]);
    // Weights n / (2 n_c) are 5/8 and 5/2: the repeated problem with C scaled by 5/8.
    const plain = fitLogisticRegression(repeated, [0, 0, 0, 0, 1, 1, 1, 1], { C: 5 / 8 });
    expect(balanced.weights[0]).toBeCloseTo(plain.weights[0], 8);
    expect(balanced.intercept).toBeCloseTo(plain.intercept, 8);
  });

  test("iterations that no step improves far from the optimum do not claim to have converged", () => {
    const rows = [
      [3, -1, 2, 1],
      [1, 2, -1, 2],
      [2, 0.5, 1, -1],
    ];
    const at = (scale: number) =>
      fitLogisticRegression(matrixFromRows(rows.map((row) => row.map((value) => value * scale))), [0, 1, 0], {
        C: 1e3,
      });
    expect(at(1).converged).toBe(true);
    // Products of such features leave no digits for the penalty: the first step already fails.
    expect(at(1e12)).toMatchObject({ nIter: 0, converged: false });
  });

  test("two rows, one of each class, are enough; one class is not", () => {
    const model = fitLogisticRegression(
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
    expect(() => fitLogisticRegression(line, [1, 1, 1, 1])).toThrow("0 rows have label 0, 4 have label 1");
  });

  test("wrong labels, lengths, C and NaN are refused with their values", () => {
    expect(() => fitLogisticRegression(line, [0, 0, 1, 2])).toThrow("label 2 at row 3");
    expect(() => fitLogisticRegression(line, [0, 1])).toThrow("2 entries, features has 4 rows");
    expect(() => fitLogisticRegression(line, [0, 0, 1, 1], { C: 0 })).toThrow("C must be a positive number, got 0");
    expect(() => fitLogisticRegression(matrixFromRows([[Number.NaN], [1]]), [0, 1])).toThrow("row 0, column 0");
  });
});
