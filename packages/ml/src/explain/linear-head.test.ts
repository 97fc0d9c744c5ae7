import fc from "fast-check";
import { expect, test } from "vitest";
import { createMatrix, type Matrix } from "../matrix/matrix.ts";
import { fitPca, transformPca } from "../project/pca/pca.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { fitStandardScaler, transformStandardScaler } from "../scale/standard-scaler.ts";
import { classActivationMap } from "./class-activation-map.ts";
import { decisionValues, foldLinearHead } from "./linear-head.ts";

function normalRows(rows: number, cols: number, seed: number): Matrix {
  const random = createRandom(seed);
  const matrix = createMatrix(rows, cols);
  for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = 3 + (1 + (at % cols)) * drawNormal(random);
  return matrix;
}

const weights = [0.7, -1.3, 0.2];

test.each([false, true])(
  "scaler, components (whitened: %s) and weights fold into one head with the same decisions",
  async (whiten) => {
    const features = normalRows(40, 8, 1);
    const scaler = fitStandardScaler(features);
    const scaled = transformStandardScaler(scaler, features);
    const pca = await fitPca(scaled, { nComponents: 3, whiten }, { random: createRandom(1) });
    const stepwise = decisionValues(
      { weights: Float64Array.from(weights), bias: 0.4 },
      await transformPca(pca, scaled),
    );
    const folded = decisionValues(foldLinearHead({ scaler, pca, weights, intercept: 0.4 }), features);
    folded.forEach((value, i) => {
      expect(Math.abs(value - stepwise[i])).toBeLessThan(1e-5);
    });
  },
);

test("without steps the head is the weights themselves; with a scaler alone, a closed form", () => {
  expect(foldLinearHead({ weights, intercept: 2 })).toEqual({ weights: Float64Array.from(weights), bias: 2 });
  const scaler = { mean: Float64Array.of(1, 0, -2), scale: Float64Array.of(2, 1, 4) };
  const { weights: folded, bias } = foldLinearHead({ scaler, weights: [4, 5, 8], intercept: 1 });
  expect(Array.from(folded)).toEqual([2, 5, 2]);
  expect(bias).toBe(1 - 2 * 1 + 2 * 2);
});

test("the map's mean and the bias are the decision on the averages, whatever the maps", () => {
  const entry = fc.float({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(entry),
      (c, h, stream) => {
        const take = (n: number) => Float32Array.from({ length: n }, () => stream.next().value);
        const w = 3;
        const maps = take(c * h * w);
        const head = { weights: Float64Array.from(take(c)), bias: take(1)[0] };
        const { data, rows, cols } = classActivationMap(maps, [c, h, w], head);
        expect([rows, cols]).toEqual([h, w]);
        const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
        let [decision, size] = [head.bias, Math.abs(head.bias)];
        for (let channel = 0; channel < c; channel++) {
          const own = maps.subarray(channel * h * w, (channel + 1) * h * w);
          const term = (head.weights[channel] * own.reduce((sum, value) => sum + value, 0)) / (h * w);
          decision += term;
          size += Math.abs(term);
        }
        expect(Math.abs(mean + head.bias - decision)).toBeLessThanOrEqual(1e-9 * (1 + size * h * w * 100));
      },
    ),
    { seed: 1, numRuns: 30 },
  );
});

test("one hot place in one channel shows there and nowhere else", () => {
  const maps = new Float32Array(2 * 2 * 3);
  maps[1 * 6 + 4] = 5;
  const { data } = classActivationMap(maps, [2, 2, 3], { weights: Float64Array.of(1, -2), bias: 0 });
  expect(Array.from(data)).toEqual([0, 0, 0, 0, -10, 0]);
});

test("steps whose widths do not fit are refused with both", () => {
  const scaler = { mean: new Float64Array(4), scale: new Float64Array(4).fill(1) };
  expect(() => foldLinearHead({ scaler, weights, intercept: 0 })).toThrow("4 columns, what follows it takes 3");
  const head = { weights: Float64Array.of(1, 2), bias: 0 };
  expect(() => classActivationMap(new Float32Array(12), [3, 2, 2], head)).toThrow("3 maps, the head has 2 weights");
  expect(() => classActivationMap(new Float32Array(11), [3, 2, 2], head)).toThrow("11 numbers");
  expect(() => decisionValues(head, createMatrix(1, 3))).toThrow("3 columns, the head has 2");
});
