import { describe, expect, test } from "vitest";
import { matrixFromRows, takeRows } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { createRandom } from "../../random/random.ts";
import { twoClasses } from "../two-classes.fixture.ts";
import { calibrateDecisions } from "./calibrate-decisions.ts";
import { decideSvc, fitSvc, type SvcModel } from "./svc.ts";

describe("closed forms", () => {
  test("two points: the margin's planes pass through them", async () => {
    const points = matrixFromRows([
      [0, 0],
      [2, 0],
    ]);
    const model = await fitSvc(points, [0, 1], { kernel: "linear", C: 10 });
    const decisions = await decideSvc(
      model,
      matrixFromRows([
        [0, 0],
        [2, 0],
        [1, 5],
        [3, 0],
      ]),
    );
    expect(largestGap(decisions, [-1, 1, 0, 2])).toBeLessThan(1e-6);
  });

  test("rbf of two points: each coefficient is 1 / (1 - k)", async () => {
    const model = await fitSvc(matrixFromRows([[0], [1]]), [0, 1], { C: 100, gamma: 1 });
    expect(model.coefficients[1]).toBeCloseTo(1 / (1 - Math.exp(-1)), 6);
  });
});

describe("at the optimum", () => {
  const { features, labels } = twoClasses({ n: 120, d: 3, gap: 1.5 });

  test.each([
    ["rbf", "none"],
    ["linear", "balanced"],
  ] as const)("%s, class weight %s: the conditions of Karush, Kuhn and Tucker hold", async (kernel, classWeight) => {
    const tol = 1e-4;
    const model = await fitSvc(features, labels, { kernel, classWeight, C: 0.7, tol });
    expect(model.converged).toBe(true);
    const decisions = await decideSvc(model, features);
    const coefficients = coefficientOfRows(model, decisions.length);
    expect(Math.abs(coefficients.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
    labels.forEach((label, i) => {
      const margin = (label === 1 ? 1 : -1) * decisions[i];
      const weight = Math.abs(coefficients[i]);
      if (weight === 0) expect(margin).toBeGreaterThan(1 - 2 * tol);
      else if (weight > 0.7 - 1e-12) expect(margin).toBeLessThan(1 + 2 * tol);
      else expect(Math.abs(margin - 1)).toBeLessThan(2 * tol);
    });
  });

  /** Rows are found again by their place among the centred ones. */
  function coefficientOfRows({ origin, support, coefficients }: SvcModel, n: number): Float64Array {
    const { data, cols } = support.centred;
    const all = new Float64Array(n);
    for (let s = 0; s < coefficients.length; s++) {
      const row = Array.from({ length: n }, (_, i) => i).find((i) =>
        origin.every((mean, j) => features.data[i * cols + j] - mean === data[s * cols + j]),
      );
      all[row!] = coefficients[s];
    }
    return all;
  }

  test("rows in another order and a cache for few rows end at the same decisions", async () => {
    const { features: many, labels: classes } = twoClasses({ n: 400, d: 3, gap: 1 });
    const plain = await decideSvc(await fitSvc(many, classes, { kernel: "linear" }), many);
    const order = Array.from(classes.keys(), (i) => (i * 7) % 400);
    const turned = await fitSvc(
      takeRows(many, order),
      order.map((row) => classes[row]),
      { kernel: "linear" },
      { cacheBytesMax: 40 * 4 * 400 },
    );
    expect(turned.nIter).toBeGreaterThan(400);
    expect(largestGap(await decideSvc(turned, many), plain)).toBeLessThan(1e-3);
  });

  test("moving every row by the same vector moves no decision", async () => {
    const moved = { ...features, data: features.data.map((value) => Math.fround(value) + 64) };
    const back = { ...features, data: moved.data.map((value) => value - 64) };
    const [here, there] = await Promise.all([fitSvc(back, labels), fitSvc(moved, labels)]);
    expect(largestGap(await decideSvc(here, back), await decideSvc(there, moved))).toBeLessThan(1e-3);
  });
});

describe("probabilities", () => {
  const labels = [0, 0, 0, 1, 1, 1];
  const own = async () => Float64Array.of(-2, -1, -1, 1, 1, 2);
  const random = () => createRandom(1);

  test("come from decisions on held-out rows, whose families are never trained on", async () => {
    const groups = [0, 0, 1, 2, 3, 3];
    const seen: number[] = [];
    const { outOfFold, platt } = await calibrateDecisions(
      labels,
      groups,
      random(),
      async ({ train, test }) => {
        for (const row of test) expect(train.map((other) => groups[other])).not.toContain(groups[row]);
        seen.push(...test);
        return Float64Array.from(test, (row) => labels[row] - 0.5);
      },
      own,
    );
    expect(outOfFold).toBe(true);
    expect(platt.slope).toBeGreaterThan(0);
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("say so where families are too few to hold any out", async () => {
    const never = async () => {
      throw new Error("nothing can be held out");
    };
    const { outOfFold, platt } = await calibrateDecisions(labels, [0, 0, 0, 1, 2, 3], random(), never, own);
    expect(outOfFold).toBe(false);
    expect(platt.slope).toBeGreaterThan(0);
  });

  test("never turn the order of the decisions round", async () => {
    const wrong = async ({ test: rows }: { test: number[] }) => Float64Array.from(rows, (row) => 1 - labels[row]);
    const { outOfFold, platt } = await calibrateDecisions(labels, [0, 1, 2, 3, 4, 5], random(), wrong, own);
    expect(outOfFold).toBe(false);
    expect(platt.slope).toBeGreaterThan(0);
  });
});

test("wrong parameters are refused with their values", async () => {
  const { features, labels } = twoClasses();
  await expect(fitSvc(features, labels, { C: 0 })).rejects.toThrow("C is 0");
  await expect(decideSvc(await fitSvc(features, labels), takeRows(matrixFromRows([[1]]), [0]))).rejects.toThrow(
    "1 columns, the model has 4",
  );
});
