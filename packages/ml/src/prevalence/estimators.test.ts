import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { estimateByAdjustedCount } from "./adjusted-count/adjusted-count.ts";
import { estimateByBlackBoxShift } from "./black-box-shift/black-box-shift.ts";
import { estimateByExpectationMaximisation } from "./expectation-maximisation/expectation-maximisation.ts";
import { simulateLabelShift } from "./label-shift.fixture.ts";
import { arrangeScores, type PrevalenceSample } from "./prevalence-sample.ts";

type Case = {
  labelled: number[];
  labels: number[];
  pool: number[];
  expected: { expectationMaximisation: number; soft: number; hard: number };
};

const made = new URL("../../fixtures/made/prevalence.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(made, "utf8")) as { cases: Case[] };

function sampleOf(labelled: number[], labels: number[], pool: number[]): PrevalenceSample {
  const labelledGroups = labelled.map((_, i) => i);
  return arrangeScores({ labelled, labels, labelledGroups, pool, poolGroups: pool.map((_, i) => i) });
}

const published = { recalibration: "none" } as const;
const recalibrated = { recalibration: "biasCorrected" } as const;
const estimators = {
  "expectation-maximisation as published": (s: PrevalenceSample) => estimateByExpectationMaximisation(s, published),
  "expectation-maximisation, recalibrated": (s: PrevalenceSample) => estimateByExpectationMaximisation(s, recalibrated),
  "soft black-box shift": (s: PrevalenceSample) => estimateByBlackBoxShift(s, { confusion: "soft" }),
  "hard black-box shift": (s: PrevalenceSample) => estimateByBlackBoxShift(s, { confusion: "hard" }),
  "median sweep": (s: PrevalenceSample) => estimateByAdjustedCount(s, { policy: "medianSweep", threshold: 0.5 }),
  "adjusted count, equal errors": (s: PrevalenceSample) => estimateByAdjustedCount(s, { policy: "x", threshold: 0.5 }),
};
const each = Object.entries(estimators).map(([name, estimate]) => ({ name, estimate }));

describe.each(cases.map((one, i) => ({ ...one, i })))("fixture $i", ({ labelled, labels, pool, expected }) => {
  const sample = sampleOf(labelled, labels, pool);

  test("expectation-maximisation stops where the published iterations do", () => {
    const { value } = estimateByExpectationMaximisation(sample, published);
    expect(value).toBeCloseTo(expected.expectationMaximisation, 9);
  });

  test.each(["soft", "hard"] as const)("%s black-box shift solves Lipton's linear system", (confusion) => {
    expect(estimateByBlackBoxShift(sample, { confusion }).unclipped).toBeCloseTo(expected[confusion], 10);
  });

  test("hard black-box shift is adjusted counting at one half", () => {
    const counted = estimateByAdjustedCount(sample, { policy: "fixed", threshold: 0.5 });
    const shifted = estimateByBlackBoxShift(sample, { confusion: "hard" });
    expect(counted.unclipped).toBeCloseTo(shifted.unclipped ?? Number.NaN, 12);
    expect(counted.details.separation).toBeCloseTo(shifted.details.separation, 12);
  });
});

test("adjusted counting undoes the errors of a test of known rates", () => {
  // Sensitivity 0.8, specificity 0.9; 45 % of the pool above the threshold: (0.45 - 0.1) / (0.8 - 0.1) = 0.5.
  const labelled = [...Array(8).fill(0.9), 0.1, 0.1, 0.9, ...Array(9).fill(0.1)];
  const labels = [...Array(10).fill(1), ...Array(10).fill(0)];
  const pool = [...Array(45).fill(0.9), ...Array(55).fill(0.1)];
  for (const policy of ["fixed", "max", "x", "medianSweep"] as const) {
    const { value } = estimateByAdjustedCount(sampleOf(labelled, labels, pool), { policy, threshold: 0.5 });
    expect(value).toBeCloseTo(0.5, 12);
  }
});

test.each(each)(
  "$name: on average the truth under label shift with calibrated scores, from 10 % to 90 %",
  ({ estimate }) => {
    for (const prevalence of [0.1, 0.5, 0.9]) {
      const errors = Array.from({ length: 50 }, (_, i) => {
        const random = createRandom(i, "unbiased", prevalence);
        const sample = arrangeScores(simulateLabelShift({ random, normals: 100, cancers: 100, pool: 300, prevalence }));
        return (estimate(sample).unclipped ?? Number.NaN) - prevalence;
      });
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1);
      expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(variance / errors.length));
    }
  },
);

test.each(each)("$name: in 0..1 whatever the scores, the same for rows in another order", ({ estimate }) => {
  const score = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
  const row = fc.record({ p: score, label: fc.constantFrom(0, 1) });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(score, { minLength: 1, maxLength: 12 }),
      (rows, pool) => {
        const sample = sampleOf(
          rows.map(({ p }) => p),
          rows.map(({ label }) => label),
          pool,
        );
        const turned = [...rows].reverse();
        const again = sampleOf(
          turned.map(({ p }) => p),
          turned.map(({ label }) => label),
          [...pool].reverse(),
        );
        const { value, reason } = estimate(sample);
        if (value === null) {
          expect(["ONE_CLASS", "NOT_INFORMATIVE"]).toContain(reason);
          expect(estimate(again).reason).toBe(reason);
        } else {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(estimate(again).value).toBeCloseTo(value, 6);
        }
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});

test.each(each)("$name: scores that say nothing, or the contrary, give no value and say so", ({ name, estimate }) => {
  const alike = sampleOf([0.5, 0.5, 0.5, 0.5], [0, 0, 1, 1], [0.5, 0.5]);
  expect(estimate(sampleOf([0.4, 0.6], [1, 1], [0.5])).reason).toBe("ONE_CLASS");
  if (name === "expectation-maximisation as published") return;
  expect(estimate(alike)).toMatchObject({ value: null, reason: "NOT_INFORMATIVE" });
});

test.each([
  { fault: "timid", sharpness: 0.25, reached: [0, 1e-9] },
  { fault: "overconfident", sharpness: 8, reached: [0.2, 1] },
])(
  "$fault scores lead the published expectation-maximisation astray, not the recalibrated one",
  ({ sharpness, reached }) => {
    const random = createRandom(4);
    const scores = simulateLabelShift({ random, normals: 100, cancers: 100, pool: 600, prevalence: 0.12, sharpness });
    const sample = arrangeScores(scores);
    const asPublished = estimateByExpectationMaximisation(sample, published);
    expect(asPublished.value).toBeGreaterThanOrEqual(reached[0]);
    expect(asPublished.value).toBeLessThanOrEqual(reached[1]);
    expect(asPublished.details.border).toBe(asPublished.value === 0 ? 1 : 0);
    const corrected = estimateByExpectationMaximisation(sample, recalibrated);
    expect(corrected.details.slope * sharpness).toBeGreaterThan(0.6);
    expect(corrected.details.slope * sharpness).toBeLessThan(1.6);
    expect(Math.abs((corrected.value ?? 0) - 0.12)).toBeLessThan(0.08);
  },
);

test("scores outside 0..1, unknown labels, lengths that differ and empty sets are refused with their place", () => {
  const one = { labelled: [0.5], labels: [1], labelledGroups: [0], pool: [0.5], poolGroups: [1] };
  expect(() => arrangeScores({ ...one, pool: [Number.NaN] })).toThrow("pool holds NaN at row 0");
  expect(() => arrangeScores({ ...one, labels: [-1] })).toThrow("label -1 at row 0");
  expect(() => arrangeScores({ ...one, labels: [0, 1] })).toThrow("labelled has 1 scores, labels has 2 entries");
  expect(() => arrangeScores({ ...one, pool: [], poolGroups: [] })).toThrow("pool holds no score");
});
