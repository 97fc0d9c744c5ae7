import { describe, expect, test } from "vitest";
import { createMatrix, matrixFromRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { fitLinearSurrogate } from "./fit-linear-surrogate.ts";
import { decisionValues } from "./linear-head.ts";
import { nearestLabelled } from "./nearest-labelled.ts";
import { fitRidgePath } from "./ridge.ts";

function drawn(n: number, d: number, decide: (row: Float32Array) => number) {
  const random = createRandom(1, "surrogate", n, d);
  const features = createMatrix(n, d);
  for (let at = 0; at < features.data.length; at++) features.data[at] = drawNormal(random);
  const scores = Float64Array.from({ length: n }, (_, i) => {
    return 1 / (1 + Math.exp(-decide(features.data.subarray(i * d, (i + 1) * d))));
  });
  return { features, scores, groups: Int32Array.from(scores.keys()) };
}

const tools = () => ({ random: createRandom(2) });

describe("fitLinearSurrogate", () => {
  test("a model that is linear is found whole, and said to be", async () => {
    const { features, scores, groups } = drawn(200, 6, (row) => row[0] - 2 * row[1] + 0.5);
    const { weights, bias, kind, fidelity } = await fitLinearSurrogate(
      features,
      scores,
      groups,
      { alpha: 1e-3 },
      tools(),
    );
    expect(kind).toBe("SURROGATE");
    [1, -2, 0, 0, 0, 0].forEach((weight, j) => {
      expect(weights[j]).toBeCloseTo(weight, 1);
    });
    expect(bias).toBeCloseTo(0.5, 1);
    expect(fidelity).toMatchObject({ n: 200, nFamilies: 200 });
    expect(fidelity.rSquared).toBeGreaterThan(0.99);
    expect(fidelity.interval?.high).toBeLessThanOrEqual(1);
  });

  test("a model that no line follows has little fidelity, and says so with an interval", async () => {
    const { features, scores, groups } = drawn(300, 6, (row) => 4 * row[0] * row[1]);
    const { fidelity } = await fitLinearSurrogate(features, scores, groups, {}, tools());
    expect(fidelity.rSquared).toBeLessThan(0.15);
    expect(fidelity.interval?.low).toBeLessThan(fidelity.rSquared ?? 0);
  });

  test("copies of an image do not lend fidelity: their family is held out whole", async () => {
    const { features, scores } = drawn(40, 60, (row) => 3 * Math.sign(row[0] * row[1]));
    const copied = matrixFromRows(
      Array.from({ length: 160 }, (_, i) => features.data.subarray((i >> 2) * 60, ((i >> 2) + 1) * 60)),
    );
    const copiedScores = Float64Array.from({ length: 160 }, (_, i) => scores[i >> 2]);
    const fidelityOf = async (groups: Int32Array) =>
      (await fitLinearSurrogate(copied, copiedScores, groups, { alpha: 1 }, tools())).fidelity.rSquared ?? 0;
    expect(await fidelityOf(Int32Array.from({ length: 160 }, (_, i) => i))).toBeGreaterThan(0.8);
    expect(await fidelityOf(Int32Array.from({ length: 160 }, (_, i) => i >> 2))).toBeLessThan(0.3);
  });

  test("one row, equal scores, or constant columns: a head without a fidelity to boast of", async () => {
    const one = await fitLinearSurrogate(matrixFromRows([[1, 2]]), [0.7], [0], {}, tools());
    expect(one.fidelity).toMatchObject({ rSquared: null, interval: null, n: 1 });
    expect(decisionValues(one, matrixFromRows([[1, 2]]))[0]).toBeCloseTo(Math.log(0.7 / 0.3), 9);
    const flat = await fitLinearSurrogate(
      createMatrix(6, 2),
      new Float64Array(6).fill(0.2),
      [0, 1, 2, 3, 4, 5],
      {},
      tools(),
    );
    expect(flat.fidelity.rSquared).toBeNull();
    expect(Array.from(flat.weights)).toEqual([0, 0]);
  });

  test("lengths that differ, scores outside 0..1 and a penalty of 0 are refused by value", async () => {
    const { features, scores, groups } = drawn(10, 2, () => 0);
    await expect(fitLinearSurrogate(features, scores.slice(1), groups, {}, tools())).rejects.toThrow("scores has 9");
    await expect(fitLinearSurrogate(features, scores.fill(2, 3, 4), groups, {}, tools())).rejects.toThrow("2 at row 3");
    await expect(fitLinearSurrogate(features, new Float64Array(10), groups, { alpha: 0 }, tools())).rejects.toThrow(
      "got 0",
    );
  });
});

test("ridge meets its normal equations, on tall and on wide features", async () => {
  for (const [n, d] of [
    [30, 5],
    [5, 30],
  ]) {
    const { features } = drawn(n, d, () => 0);
    const targets = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
    const alpha = 0.7;
    const [{ weights, bias }] = await fitRidgePath(features, targets, [alpha]);
    const residuals = targets.map((target, i) => target - decisionValues({ weights, bias }, features)[i]);
    expect(Math.abs(residuals.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-5);
    for (let j = 0; j < d; j++) {
      const column = Float64Array.from({ length: n }, (_, i) => features.data[i * d + j]);
      const mean = column.reduce((sum, value) => sum + value, 0) / n;
      const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
      const gradient = column.reduce((sum, value, i) => sum + (value - mean) * residuals[i], 0);
      // In the columns' own units the penalty is alpha times their variance.
      expect(Math.abs(gradient - alpha * weights[j] * variance)).toBeLessThan(1e-5);
    }
  }
});

describe("nearestLabelled", () => {
  const features = matrixFromRows([[0], [0], [1], [3], [3.5], [9]]);
  const labels = [-1, 1, 0, 1, -1, 0];

  test("the labelled rows nearest first, none of the row's own family", async () => {
    const found = await nearestLabelled(features, labels, [0, 0, 1, 2, 3, 4], 0, 2);
    expect(found).toEqual([
      { row: 2, label: 0, distance: 1 },
      { row: 3, label: 1, distance: 3 },
    ]);
  });

  test("fewer where fewer are labelled, none where none is", async () => {
    expect((await nearestLabelled(features, labels, [0, 1, 2, 3, 4, 5], 5, 10)).map(({ row }) => row)).toEqual([
      3, 2, 1,
    ]);
    expect(await nearestLabelled(features, [-1, -1, -1, -1, -1, 1], [0, 1, 2, 3, 4, 5], 5, 3)).toEqual([]);
  });

  test("a row that is none, or k of 0, is refused by value", async () => {
    const groups = [0, 1, 2, 3, 4, 5];
    await expect(nearestLabelled(features, labels, groups, 6, 1)).rejects.toThrow("row 6");
    await expect(nearestLabelled(features, labels, groups, 0, 0)).rejects.toThrow("k is 0");
  });
});
