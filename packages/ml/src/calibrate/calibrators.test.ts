import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brierDecomposition } from "../metrics/brier-decomposition.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { CALIBRATORS } from "../registry/methods.ts";
import { parseParameters } from "../registry/parameters.ts";
import { sigmoid } from "./sigmoid.ts";

const fit = (calibrator: (typeof CALIBRATORS)[number], scores: number[], labels: number[], parameters = {}) => {
  const enough = calibrator.id === "isotonic" ? { minSamples: 1 } : {};
  return calibrator.fit(scores, labels, parseParameters(calibrator.parameters, { ...enough, ...parameters }));
};

/** Labels drawn from a probability that the score distorts. */
function drawn(n: number, distort: (logit: number) => number, seed = 1): { scores: number[]; labels: number[] } {
  const random = createRandom(seed, "calibrators");
  const latent = Array.from({ length: n }, () => 1.5 * drawNormal(random));
  return {
    scores: latent.map((logit) => sigmoid(distort(logit))),
    labels: latent.map((logit) => (random() < sigmoid(logit) ? 1 : 0)),
  };
}

describe.each(CALIBRATORS.map((calibrator) => [calibrator.id, calibrator] as const))(
  "%s, as every calibrator,",
  (id, calibrator) => {
    test("undoes a distortion of rows it has not seen: reliability falls at least fivefold", () => {
      const distort = (logit: number) => 3 * logit;
      const [known, unseen] = [drawn(4000, distort), drawn(4000, distort, 2)];
      const { calibrate } = fit(calibrator, known.scores, known.labels);
      const before = brierDecomposition(unseen.labels, unseen.scores)?.reliability ?? 0;
      const after = brierDecomposition(unseen.labels, calibrate(unseen.scores))?.reliability ?? Infinity;
      expect(before).toBeGreaterThan(0.02);
      expect(after).toBeLessThan(before / 5);
    });

    test("gives probabilities that never fall as the score rises, wherever the labels lie", () => {
      const row = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), label: fc.constantFrom(0, 1) });
      fc.assert(
        fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
          const scores = rows.map(({ score }) => score);
          const { calibrate } = fit(
            calibrator,
            scores,
            rows.map(({ label }) => label),
          );
          const asked = Array.from({ length: 21 }, (_, i) => i / 20);
          const given = calibrate(asked);
          for (const p of given) expect(p >= 0 && p <= 1).toBe(true);
          // Platt's slope may be negative, where the labels say so.
          const sign = id === "platt" && given[20] < given[0] ? -1 : 1;
          for (let i = 1; i < 21; i++) expect(sign * (given[i] - given[i - 1])).toBeGreaterThanOrEqual(-1e-12);
        }),
        { seed: 1, numRuns: 60 },
      );
    });

    test("rows in another order, or fitted again, give the same map", () => {
      const { scores, labels } = drawn(80, (logit) => logit / 2);
      const asked = [0.01, 0.3, 0.5, 0.77, 1];
      const given = fit(calibrator, scores, labels).calibrate(asked);
      expect(fit(calibrator, scores, labels).calibrate(asked)).toEqual(given);
      const reversed = fit(calibrator, [...scores].reverse(), [...labels].reverse()).calibrate(asked);
      reversed.forEach((p, i) => {
        expect(p).toBeCloseTo(given[i], 8);
      });
    });

    test.each([
      ["one row", [0.3], [1]],
      ["one class", [0.1, 0.6, 0.9], [0, 0, 0]],
      ["equal scores", [0.4, 0.4, 0.4, 0.4], [0, 1, 1, 1]],
      ["scores of 0 and 1", [0, 0, 1, 1], [0, 1, 0, 1]],
      ["separate classes", [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]],
    ])("survives %s with probabilities", (_name, scores, labels) => {
      const { calibrate, details } = fit(calibrator, scores, labels);
      for (const p of calibrate([0, 0.2, 0.5, 1])) expect(p >= 0 && p <= 1).toBe(true);
      for (const value of Object.values(details)) expect(Number.isFinite(value)).toBe(true);
      expect(calibrate([])).toHaveLength(0);
    });

    test("no row, a label of no class, NaN and scores that are no probability are refused with their place", () => {
      expect(() => fit(calibrator, [], [])).toThrow("0 scores");
      expect(() => fit(calibrator, [0.1, 0.2], [0, -1])).toThrow("label -1 at row 1");
      expect(() => fit(calibrator, [0.1, Number.NaN], [0, 1])).toThrow("score NaN at row 1");
      const { calibrate } = fit(calibrator, [0.1, 0.9], [0, 1]);
      expect(() => calibrate([0.5, Number.NaN])).toThrow("score NaN at row 1");
    });
  },
);

test("separate classes leave the smoothed fits short of certainty", () => {
  for (const calibrator of CALIBRATORS.filter(({ id }) => id !== "isotonic")) {
    const { calibrate } = fit(calibrator, [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]);
    const [low, high] = calibrate([0.1, 0.9]);
    expect([low > 0.05, high < 0.95], calibrator.id).toEqual([true, true]);
  }
});
