import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DoubleMatrix } from "../../matrix/matrix.ts";
import { largestGap } from "../../parity/sklearn-cases.fixture.ts";
import { createRandom } from "../../random/random.ts";
import { twoClasses } from "../two-classes.fixture.ts";
import { createAdam } from "./adam.ts";
import { lossGradient } from "./loss-gradient.ts";
import { fitMlp, predictMlp } from "./mlp.ts";
import { drawNetwork, type Layer } from "./network.ts";

type Weights = { coefs: number[][][]; intercepts: number[][] };
type Made = {
  alpha: number;
  learningRate: number;
  steps: number;
  cases: { x: number[][]; y: number[]; start: Weights; gradient: Weights & { loss: number }; afterSteps: Weights }[];
};

// Our own committed file: the type states what it holds.
const made = JSON.parse(readFileSync(new URL("../../../fixtures/made/mlp.json", import.meta.url), "utf8")) as Made;

function matrixOf(rows: number[][]): DoubleMatrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, cols: rows[0].length };
}

function layersOf({ coefs, intercepts }: Weights): Layer[] {
  return coefs.map((coef, at) => ({ weights: matrixOf(coef), bias: Float64Array.from(intercepts[at]) }));
}

function expectClose(layers: readonly Layer[], expected: Weights, tolerance: number): void {
  for (const [at, { weights, bias }] of layers.entries()) {
    expect(largestGap(weights.data, expected.coefs[at].flat())).toBeLessThan(tolerance);
    expect(largestGap(bias, expected.intercepts[at])).toBeLessThan(tolerance);
  }
}

describe.each(made.cases.map((each) => [each.start.coefs.length - 1, each] as const))(
  "scikit-learn's network, %i hidden layers",
  (_, { x, y, start, gradient: expected, afterSteps }) => {
    test("the same loss and gradient at fixed weights", async () => {
      const { loss, gradient } = await lossGradient(layersOf(start), matrixOf(x), y, made.alpha);
      expect(loss).toBeCloseTo(expected.loss, 11);
      expectClose(gradient, expected, 1e-11);
    });

    test("the same weights after Adam's steps", async () => {
      const layers = layersOf(start);
      const step = createAdam(layers, made.learningRate);
      for (let at = 0; at < made.steps; at++) step((await lossGradient(layers, matrixOf(x), y, made.alpha)).gradient);
      expectClose(layers, afterSteps, 1e-9);
    });
  },
);

test("every entry of the gradient equals the loss's finite difference", async () => {
  const { features, labels } = twoClasses({ n: 9, d: 3 });
  const x: DoubleMatrix = { data: Float64Array.from(features.data), rows: 9, cols: 3 };
  const layers = drawNetwork([3, 4, 4, 1], createRandom(2));
  const { gradient } = await lossGradient(layers, x, labels, 0.1);
  const h = 1e-6;
  for (const [at, layer] of layers.entries()) {
    for (const [values, slopes] of [
      [layer.weights.data, gradient[at].weights.data],
      [layer.bias, gradient[at].bias],
    ]) {
      for (let j = 0; j < values.length; j++) {
        const kept = values[j];
        values[j] = kept + h;
        const above = (await lossGradient(layers, x, labels, 0.1)).loss;
        values[j] = kept - h;
        const below = (await lossGradient(layers, x, labels, 0.1)).loss;
        values[j] = kept;
        expect(Math.abs((above - below) / (2 * h) - slopes[j])).toBeLessThan(1e-8);
      }
    }
  }
});

describe("training", () => {
  const { features, labels } = twoClasses({ n: 60 });

  test("lowers the loss, and ends when it gains no more", async () => {
    const model = await fitMlp(features, labels, { learningRateInit: 0.02 }, { random: createRandom(1) });
    expect(model.losses[model.losses.length - 1]).toBeLessThan(model.losses[0] / 2);
    expect(model.converged).toBe(true);
    const short = await fitMlp(features, labels, { maxIter: 3 }, { random: createRandom(1) });
    expect([short.losses.length, short.converged]).toEqual([3, false]);
  });

  test("solves what no plane can", async () => {
    const { features: square } = twoClasses({ n: 200, d: 2, gap: 0 });
    const quadrant = Array.from({ length: 200 }, (_, i) => (square.data[2 * i] * square.data[2 * i + 1] > 0 ? 1 : 0));
    const random = createRandom(1);
    const model = await fitMlp(square, quadrant, { hiddenUnits: 16, learningRateInit: 0.05 }, { random });
    const p = await predictMlp(model, square);
    expect(quadrant.filter((label, i) => p[i] > 0.5 === (label === 1)).length).toBeGreaterThan(190);
  });

  test("early stopping holds whole families out, and does without where they are too few", async () => {
    const groups = Array.from(labels, (_, i) => Math.floor(i / 4));
    const tools = { random: createRandom(1), groups };
    const held = await fitMlp(features, labels, { earlyStopping: true, validationFraction: 0.2 }, tools);
    expect(held.nValidation).toBeGreaterThan(0);
    expect(held.nValidation % 4).toBe(0);
    const one = { random: createRandom(1), groups: new Int32Array(60) };
    expect((await fitMlp(features, labels, { earlyStopping: true, maxIter: 2 }, one)).nValidation).toBe(0);
  });

  test("stops when it is told to, and counts its passes", async () => {
    const stop = new AbortController();
    const passes: number[] = [];
    const onProgress = (done: number) => {
      passes.push(done);
      if (done === 2) stop.abort(new Error("enough"));
    };
    const fit = fitMlp(features, labels, {}, { random: createRandom(1), onProgress, signal: stop.signal });
    await expect(fit).rejects.toThrow("enough");
    expect(passes).toEqual([0, 1, 2]);
  });
});
