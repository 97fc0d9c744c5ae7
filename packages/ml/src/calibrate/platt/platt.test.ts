import fc from "fast-check";
import { expect, test } from "vitest";
import { drawNormal } from "../../random/draw.ts";
import { createRandom } from "../../random/random.ts";
import { cases, queries } from "../made.fixture.ts";
import { logitOf } from "../probability-scores.ts";
import { applyPlatt, fitPlatt } from "./platt.ts";

function drawn(n: number, slope: number, intercept: number): { scores: number[]; labels: number[] } {
  const random = createRandom(3, "platt", n);
  const scores = Array.from({ length: n }, () => drawNormal(random));
  const labels = scores.map((score) => (random() < 1 / (1 + Math.exp(-(slope * score + intercept))) ? 1 : 0));
  return { scores, labels };
}

test.each(cases.map((made) => [made.name, made] as const))(
  "on logits of scores %s it is the optimiser's",
  (_name, made) => {
    const ours = applyPlatt(fitPlatt(logitOf(made.scores), made.labels), logitOf(queries));
    ours.forEach((p, i) => {
      expect(Math.abs(p - made.platt[i])).toBeLessThan(1e-6);
    });
  },
);

test("the slope and intercept that drew the labels are found again", () => {
  const { scores, labels } = drawn(20_000, 2, -1);
  const { slope, intercept, converged } = fitPlatt(scores, labels);
  expect(converged).toBe(true);
  expect(slope).toBeCloseTo(2, 0.9);
  expect(intercept).toBeCloseTo(-1, 0.9);
});

test("at the optimum the calibrated scores match the smoothed targets in mean and in covariance with the score", () => {
  const { scores, labels } = drawn(90, 3, 0.5);
  const probabilities = applyPlatt(fitPlatt(scores, labels), scores);
  const positives = labels.filter((label) => label === 1).length;
  const residuals = labels.map(
    (label, i) => probabilities[i] - (label === 1 ? (positives + 1) / (positives + 2) : 1 / (90 - positives + 2)),
  );
  expect(Math.abs(residuals.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-7);
  expect(Math.abs(residuals.reduce((sum, value, i) => sum + value * scores[i], 0))).toBeLessThan(1e-7);
});

test("a score with another scale and origin gives the same probabilities", () => {
  const { scores, labels } = drawn(60, 2, 0);
  const plain = applyPlatt(fitPlatt(scores, labels), scores);
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), fc.integer({ min: -1000, max: 1000 }), (by, plus) => {
      const moved = scores.map((score) => by * (score + plus));
      const calibrated = applyPlatt(fitPlatt(moved, labels), moved);
      calibrated.forEach((p, i) => {
        expect(Math.abs(p - plain[i])).toBeLessThan(1e-7);
      });
    }),
    { seed: 1, numRuns: 20 },
  );
});

test("separable classes keep a finite slope, and probabilities inside (0, 1)", () => {
  const model = fitPlatt([-2, -1, 1, 2], [0, 0, 1, 1]);
  expect(Number.isFinite(model.slope)).toBe(true);
  expect(model.converged).toBe(true);
  for (const p of applyPlatt(model, [-2, 0, 2])) {
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1);
  }
});

test("one row, one class or equal scores: the smoothed share for every score", () => {
  expect(applyPlatt(fitPlatt([5], [1]), [5])[0]).toBeCloseTo(2 / 3, 9);
  expect(Array.from(applyPlatt(fitPlatt([1, 2, 3], [0, 0, 0]), [-9, 9]))).toEqual([
    expect.closeTo(1 / 5, 9),
    expect.closeTo(1 / 5, 9),
  ]);
  expect(applyPlatt(fitPlatt([1, 1, 1, 1], [0, 1, 1, 1]), [1])[0]).toBeCloseTo((3 * (4 / 5) + 1 / 3) / 4, 9);
});

test("no row, an infinite score, or a label that is neither 0 nor 1 is refused with its place", () => {
  expect(() => fitPlatt([], [])).toThrow("0 scores");
  expect(() => fitPlatt([0, Infinity], [0, 1])).toThrow("score Infinity at row 1");
  expect(() => fitPlatt([0, 1], [0, -1])).toThrow("label -1 at row 1");
  expect(() => applyPlatt(fitPlatt([0, 1], [0, 1]), [Number.NaN])).toThrow("score NaN at row 0");
});
