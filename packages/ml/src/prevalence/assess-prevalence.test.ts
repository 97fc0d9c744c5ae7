import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { assessPrevalence } from "./assess-prevalence.ts";
import { simulateLabelShift } from "./label-shift.fixture.ts";
import type { PrevalenceScores } from "./prevalence-sample.ts";
import { choosePreferred, summarisePrevalence } from "./summarise-prevalence.ts";

const counts = {
  nNormal: 50,
  nCancer: 50,
  normalFamilies: 50,
  cancerFamilies: 50,
  nPool: 400,
  poolFamilies: 400,
  nRelated: 0,
};

function assess(scores: PrevalenceScores, params: Parameters<typeof assessPrevalence>[1] = {}, seed = 1) {
  const assessment = assessPrevalence(scores, { nResamples: 160, ...params }, { random: createRandom(seed) });
  return { ...assessment, findings: summarisePrevalence({ counts, assessment, labelShift: null }) };
}

const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);
const simulated = (given: Partial<Parameters<typeof simulateLabelShift>[0]> = {}) =>
  simulateLabelShift({ random: createRandom(3), normals: 50, cancers: 50, pool: 400, prevalence: 0.3, ...given });

test("intervals cover the truth under true label shift from 10 % to 90 %, within Monte Carlo error", () => {
  const covered = new Map<string, number>();
  const prevalences = [0.1, 0.3, 0.5, 0.7, 0.9];
  const nEach = 20;
  for (const prevalence of prevalences) {
    for (let i = 0; i < nEach; i++) {
      const random = createRandom(i, "coverage", prevalence);
      const scores = simulateLabelShift({ random, normals: 50, cancers: 50, pool: 200, prevalence });
      for (const { estimator, interval } of assess(scores, {}, i).estimates) {
        const holds = interval !== null && interval.low <= prevalence && prevalence <= interval.high;
        covered.set(estimator, (covered.get(estimator) ?? 0) + (holds ? 1 : 0));
        covered.set(
          `${estimator} at ${prevalence}`,
          (covered.get(`${estimator} at ${prevalence}`) ?? 0) + (holds ? 1 : 0),
        );
      }
    }
  }
  for (const [name, hits] of covered) {
    const n = name.includes(" at ") ? nEach : nEach * prevalences.length;
    expect(hits / n, name).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / n));
  }
});

test("copies in one family do not narrow an interval as as many independent images would", () => {
  const scores = simulated({ pool: 100 });
  const copied = {
    ...scores,
    pool: Float64Array.from({ length: 800 }, (_, i) => scores.pool[i % 100]),
    poolGroups: Int32Array.from({ length: 800 }, (_, i) => 1000 + (i % 100)),
  };
  const alone = assess({ ...copied, poolGroups: Int32Array.from({ length: 800 }, (_, i) => 1000 + i) });
  const [once, together] = [assess(scores), assess(copied)];
  const width = ({ estimates: [{ interval }] }: typeof once) => (interval ? interval.high - interval.low : 0);
  expect(together.estimates[0].value).toBeCloseTo(once.estimates[0].value ?? Number.NaN, 9);
  expect(width(together)).toBeGreaterThan(0.9 * width(once));
  expect(width(alone)).toBeLessThan(0.9 * width(once));
});

describe("what speaks against an estimate is found", () => {
  test("calibrated scores under label shift: nothing", () => {
    const { calibration, estimates, differences, findings } = assess(simulated());
    expect(calibration.verdict).toBe("CALIBRATED");
    expect(estimates.map(({ value }) => Math.abs((value ?? 0) - 0.3) < 0.15)).toEqual([true, true, true]);
    expect(differences.length).toBe(3);
    expect(findings).toEqual([]);
  });

  test.each([0.3, 4])(
    "scores %d times as extreme as they should be: named, and refused where taken for probabilities",
    (sharpness) => {
      const estimators = [
        { estimator: "expectationMaximisation", parameters: { recalibration: "none" } },
        { estimator: "expectationMaximisation" },
      ];
      const { calibration, estimates, findings } = assess(simulated({ sharpness, prevalence: 0.1 }), { estimators });
      expect(calibration.verdict).toBe("UNCALIBRATED");
      expect(calibration.slope.value * sharpness).toBeGreaterThan(0.5);
      expect(calibration.slope.value * sharpness).toBeLessThan(1.6);
      expect(estimates[0]).toMatchObject({ value: null, reason: "UNCALIBRATED", interval: null });
      expect(estimates[1].interval?.low).toBeLessThanOrEqual(0.1);
      expect(estimates[1].interval?.high).toBeGreaterThanOrEqual(0.1);
      expect(codes(findings)).toContain("SCORES_UNCALIBRATED");
      expect(findings[0]).toMatchObject({ slope: { value: calibration.slope.value } });
    },
  );

  test("scores that say nothing: not informative, and a separation that may be nothing", () => {
    const random = createRandom(8);
    const noise = { ...simulated(), labelled: Float64Array.from({ length: 100 }, () => random()) };
    const { calibration, findings } = assess(noise);
    expect(calibration.verdict).toBe("NOT_INFORMATIVE");
    expect(codes(findings)).toContain("SCORES_NOT_INFORMATIVE");
    expect(codes(findings)).toContain("NEARLY_SINGULAR");
  });

  test("a pool below the labelled normals: outside the range, at the border, and no preferred estimate free of it", () => {
    const scores = { ...simulated(), pool: Float64Array.from({ length: 400 }, (_, i) => 0.001 + i * 1e-6) };
    const assessment = assessPrevalence(scores, { nResamples: 200 }, { random: createRandom(1) });
    const findings = summarisePrevalence({ counts, assessment, labelShift: null });
    expect(codes(findings)).toEqual(expect.arrayContaining(["OUTSIDE_RANGE", "AT_BORDER"]));
    expect(findings.find(({ code }) => code === "OUTSIDE_RANGE")).toMatchObject({ decisive: true });
    expect(choosePreferred(assessment)?.estimator).toBe("expectationMaximisation");
  });

  test("a pool that no mixture of the classes explains: the estimators disagree", () => {
    const scores = simulated({ pool: 400, prevalence: 0.5, normals: 200, cancers: 200 });
    // Half the pool is made as cancerous as can be, half barely normal: counting and averaging see different shares.
    const pool = Float64Array.from(scores.pool, (_, i) => (i % 2 === 0 ? 0.999 : 0.45));
    const { findings } = assess({ ...scores, pool });
    const disagreement = findings.find(({ code }) => code === "ESTIMATORS_DISAGREE");
    expect(disagreement).toMatchObject({ estimators: [expect.any(String), expect.any(String)] });
  });

  test("few labels or a small pool: said with the numbers", () => {
    const few = { ...counts, cancerFamilies: 4, poolFamilies: 3 };
    expect(summarisePrevalence({ counts: few, assessment: null, labelShift: null })).toEqual([
      { code: "TOO_FEW_LABELS", normalFamilies: 50, cancerFamilies: 4, needed: 10 },
      { code: "POOL_TOO_SMALL", poolFamilies: 3, needed: 10 },
    ]);
  });
});

test("what the label-shift test found is among the findings, unless it found nothing against", () => {
  const tested = {
    prevalence: 0.3,
    auc: 0.7,
    interval: null,
    pValue: 0.005,
    criticalAuc: 0.58,
    nLabelled: 100,
    nPool: 400,
    effectiveLabelled: 84,
    labelledFamilies: 100,
    poolFamilies: 400,
    nPermutations: 199,
  };
  const found = (verdict: "PLAUSIBLE" | "REFUTED" | "NOT_DECIDABLE") =>
    summarisePrevalence({ counts, assessment: null, labelShift: { ...tested, verdict } });
  expect(found("REFUTED")).toEqual([{ code: "LABEL_SHIFT_REFUTED", auc: 0.7, pValue: 0.005 }]);
  expect(found("NOT_DECIDABLE")).toEqual([
    { code: "LABEL_SHIFT_NOT_DECIDABLE", effectiveLabelled: 84, criticalAuc: 0.58 },
  ]);
  expect(found("PLAUSIBLE")).toEqual([]);
});

test("the same seed gives the same bytes, and JSON keeps all of it", () => {
  const [first, second] = [assess(simulated()), assess(simulated())];
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
});

test("one labelled row a class still gives an estimate, without an interval", () => {
  const { estimates } = assess({
    labelled: [0.2, 0.8],
    labels: [0, 1],
    labelledGroups: [0, 1],
    pool: [0.2, 0.2, 0.8, 0.2],
    poolGroups: [2, 3, 4, 5],
  });
  expect(estimates[1]).toMatchObject({ value: expect.closeTo(0.25, 9), interval: null });
});

test("an unknown estimator, one class, no resample, or a level of 1 is refused by value", () => {
  expect(() => assess({ ...simulated(), labels: Array(100).fill(1) })).toThrow("0 rows are labelled normal");
  expect(() => assess(simulated(), { estimators: [{ estimator: "guess" }] })).toThrow("guess");
  expect(() => assess(simulated(), { nResamples: 0 })).toThrow("nResamples is 0");
  expect(() => assess(simulated(), { level: 1 })).toThrow("got 1");
});
