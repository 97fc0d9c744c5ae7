import { expect, test } from "vitest";
import { drawNormal, shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { correctedT } from "./corrected-t.ts";

// Two equal learners, each the mean of its training rows' noisy copies: their squared errors on the fold differ by
// chance alone, and the folds share training rows as in a real cross-validation.
test("over 5 times 5 folds of equal learners it rejects at most 1.5 times its level; the plain t rejects far more", () => {
  const random = createRandom(5, "corrected t");
  const [n, replicates, nSplits, nRepeats] = [60, 600, 5, 5];
  let [corrected, plain] = [0, 0];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const target = Float64Array.from({ length: n }, () => drawNormal(random));
    const inputs = [0, 1].map(() => Float64Array.from({ length: n }, () => drawNormal(random)));
    const differences: number[] = [];
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      const order = shuffle(
        Int32Array.from({ length: n }, (_, row) => row),
        random,
      );
      for (let fold = 0; fold < nSplits; fold++) {
        const errors = inputs.map((input) => foldError(input, target, order, fold, nSplits));
        differences.push(errors[0] - errors[1]);
      }
    }
    if ((correctedT(differences, 1 / (nSplits - 1))?.pValue ?? 1) < 0.05) corrected++;
    if ((correctedT(differences, 1e-12)?.pValue ?? 1) < 0.05) plain++;
  }
  // Two deviations of the replicates' own error.
  expect(corrected / replicates).toBeLessThan(0.075 + 2 * Math.sqrt((0.05 * 0.95) / replicates));
  expect(plain / replicates).toBeGreaterThan(0.15);
});

/** Mean squared error, on one fold, of the line through the origin fitted to the others. */
function foldError(
  input: Float64Array,
  target: Float64Array,
  order: Int32Array,
  fold: number,
  nSplits: number,
): number {
  let [products, squares] = [0, 0];
  order.forEach((row, at) => {
    if (at % nSplits === fold) return;
    products += input[row] * target[row];
    squares += input[row] ** 2;
  });
  const slope = products / squares;
  let [error, held] = [0, 0];
  order.forEach((row, at) => {
    if (at % nSplits !== fold) return;
    error += (target[row] - slope * input[row]) ** 2;
    held++;
  });
  return error / held;
}

test("folds that agree exactly, or a single fold, give no interval rather than one of width 0", () => {
  expect(correctedT([1, 1, 1, 1, 1], 0.25)).toBeNull();
  expect(correctedT([0.9], 0.25)).toBeNull();
});

test("with no shared rows to correct for it is the ordinary t of the mean", () => {
  const found = correctedT([1, 2, 3, 4], 1e-15);
  expect(found?.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
  expect(found?.t).toBeCloseTo(2.5 / Math.sqrt(5 / 12), 10);
});

test("a ratio that is not positive and a level of 1 are refused with their values", () => {
  expect(() => correctedT([1, 2], 0)).toThrow("testOverTrain must be positive, got 0");
  expect(() => correctedT([1, 2], 0.25, 1)).toThrow("got 1");
});

test("fewer degrees of freedom widen the interval by the ratio of the quantiles and leave the rest as it is", () => {
  const values = [0.8, 0.9, 0.85, 0.7, 0.95, 0.75];
  const [all, few] = [correctedT(values, 0.25), correctedT(values, 0.25, 0.95, 2)];
  expect(few?.standardError).toBe(all?.standardError);
  const half = (of: typeof all) => (of ? of.interval.high - of.mean : Number.NaN);
  // qt(0.975, 2) and qt(0.975, 5).
  expect(half(few) / half(all)).toBeCloseTo(4.30265273 / 2.570581836, 8);
  expect(few?.pValue).toBeGreaterThan(all?.pValue ?? 1);
  expect(() => correctedT(values, 0.25, 0.95, 0)).toThrow("degreesOfFreedom must be positive, got 0");
});
