import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustProbabilities } from "./adjust-probabilities.ts";

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const runs = { seed: 1, numRuns: 50 };

test("a test of known sensitivity and specificity gets its textbook predictive value at the new prevalence", () => {
  // Sensitivity 0.9, specificity 0.8: at a prevalence of 0.5 a positive result means 0.9 / 1.1; at 0.01, 0.009 / 0.207.
  const [adjusted] = adjustProbabilities([0.9 / 1.1], 0.5, 0.01);
  expect(adjusted).toBeCloseTo(0.009 / 0.207, 12);
});

test("there and back is where it was, and equal prevalences change nothing", () => {
  fc.assert(
    fc.property(share, share, share, (p, from, to) => {
      const [there] = adjustProbabilities([p], from, to);
      expect(adjustProbabilities([there], to, from)[0]).toBeCloseTo(p, 9);
      expect(adjustProbabilities([p], from, from)[0]).toBeCloseTo(p, 12);
    }),
    runs,
  );
});

test("a threshold moved with the probabilities cuts the same images", () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), share, share, share, (p, threshold, from, to) => {
      const adjusted = adjustProbabilities(p, from, to);
      const [moved] = adjustProbabilities([threshold], from, to);
      for (const [i, value] of p.entries()) {
        if (Math.abs(value - threshold) > 1e-9) expect(adjusted[i] > moved).toBe(value > threshold);
      }
    }),
    runs,
  );
});

test("a pool without cancers leaves no probability of cancer, even to a row that was certain", () => {
  expect(Array.from(adjustProbabilities([0, 0.3, 1], 0.4, 0))).toEqual([0, 0, 0]);
  expect(Array.from(adjustProbabilities([0, 0.3, 1], 0.4, 1))).toEqual([1, 1, 1]);
});

test("values outside their range are refused by value", () => {
  expect(() => adjustProbabilities([0.5], 0, 0.5)).toThrow("trainPrevalence must be inside (0, 1), got 0");
  expect(() => adjustProbabilities([0.5], 0.5, 1.1)).toThrow("got 1.1");
  expect(() => adjustProbabilities([0.5, Number.NaN], 0.5, 0.5)).toThrow("NaN at row 1");
});
