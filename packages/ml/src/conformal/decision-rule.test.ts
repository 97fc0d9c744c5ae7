import { describe, expect, test } from "vitest";
import { assessGuarantee } from "../guarantee/assess-guarantee.ts";
import { decide, fitDecisionRule } from "./decision-rule.ts";

/** A pool of 1000 scores, and out of fold as many cancers scored 0.5 and up as normals scored below. */
function guaranteeOf(nEach: number, nAudited = 0) {
  const cancers = Array.from({ length: nEach }, (_, i) => 0.5 + i / (4 * nEach));
  const scores = [...cancers, ...cancers.map((score) => score - 0.5)];
  const audited = Array.from({ length: nAudited }, (_, i) => 5000 + i);
  return assessGuarantee(
    {
      outOfFold: [scores],
      labels: scores.map((_, i) => (i < nEach ? 1 : 0)),
      groups: scores.map((_, i) => 2000 + i),
      poolScores: Array.from({ length: 1000 }, (_, i) => i / 1000),
      poolGroups: Array.from({ length: 1000 }, (_, i) => i),
      audit: { scores: audited.map(() => 0.8), labels: audited.map(() => 1), groups: audited, contract: 1 },
      prevalence: { value: 0.5, low: 0.4, high: 0.6 },
    },
    { alpha: 0.05, delta: 0.05 },
  );
}

describe("fitDecisionRule", () => {
  test("19 normals are the fewest with a threshold of their own at alpha 0.05, and no image is decided normal below 59 cancers", () => {
    const few = fitDecisionRule(guaranteeOf(19));
    expect(few).toMatchObject({ cancerFrom: null, status: "NOT_DECIDABLE", nCancer: 19, nNormal: 19, nRepeats: 1 });
    // The largest of 19 normals.
    expect(few.normalUpTo).toBeCloseTo(18 / 76, 12);
    expect(few.missRates.cancer).toBeNull();
    // Rank 1 of 19: P(share <= x) = 1 - (1 - x)^19, in closed form.
    const at = (p: number) => expect.closeTo(1 - (1 - p) ** (1 / 19), 12);
    expect(few.missRates.normal).toEqual({
      low: at(0.025),
      high: at(0.975),
      level: 0.95,
      method: "beta-order-statistic",
    });
    expect(fitDecisionRule(guaranteeOf(18))).toMatchObject({ cancerFrom: null, normalUpTo: null });
    expect(fitDecisionRule(guaranteeOf(58)).cancerFrom).toBeNull();
    expect(fitDecisionRule(guaranteeOf(59))).toMatchObject({ cancerFrom: 0.5, status: "ESTIMATED", nCancer: 59 });
  });

  test("a certified rule rests on the audit's cancers and needs no more labels", () => {
    expect(fitDecisionRule(guaranteeOf(59, 73))).toMatchObject({
      cancerFrom: 0.8,
      status: "CERTIFIED",
      nCancer: 73,
      nNormal: 59,
      labelsNeeded: 0,
    });
    // 73 cancers at a prevalence of 0.5.
    expect(fitDecisionRule(guaranteeOf(59)).labelsNeeded).toBe(146);
  });

  test.each([5, 19, 59, 200])(
    "with %i labels a class the pool is decided in the shares that the guarantee tells",
    (n) => {
      const guarantee = guaranteeOf(n);
      const rule = fitDecisionRule(guarantee);
      const decisions = Array.from({ length: 1000 }, (_, i) => decide(i / 1000, rule));
      const share = (decision: string) => decisions.filter((each) => each === decision).length / 1000;
      expect(share("NORMAL")).toBe(guarantee.shareNormal);
      expect(1 - share("REVIEW")).toBeCloseTo(guarantee.automationRate ?? Number.NaN, 12);
    },
  );
});

describe("decide", () => {
  test("overlapping classes: both possible between the thresholds, so a human looks", () => {
    const overlapping = { cancerFrom: 0.3, normalUpTo: 0.7 };
    expect([0.29, 0.3, 0.5, 0.7, 0.71].map((p) => decide(p, overlapping))).toEqual([
      "NORMAL",
      "REVIEW",
      "REVIEW",
      "REVIEW",
      "CANCER",
    ]);
  });

  test("separated classes: neither is possible in the gap, so a human looks", () => {
    const separated = { cancerFrom: 0.8, normalUpTo: 0.2 };
    expect([0.2, 0.21, 0.79, 0.8].map((p) => decide(p, separated))).toEqual(["NORMAL", "REVIEW", "REVIEW", "CANCER"]);
  });

  test("where the miss rate is not decidable nothing is normal, yet a clear cancer still is cancer", () => {
    const undecidable = { cancerFrom: null, normalUpTo: 0.6 };
    expect([0, 0.6, 0.61].map((p) => decide(p, undecidable))).toEqual(["REVIEW", "REVIEW", "CANCER"]);
  });

  test("too few normals: nothing is cancer, since everything may be normal", () => {
    const fewNormals = { cancerFrom: 0.3, normalUpTo: null };
    expect([0.29, 0.3, 1].map((p) => decide(p, fewNormals))).toEqual(["NORMAL", "REVIEW", "REVIEW"]);
  });

  test("no probability, no rule or no thresholds: a human looks", () => {
    const rule = { cancerFrom: 0.3, normalUpTo: 0.2 };
    expect([decide(null, rule), decide(Number.NaN, rule), decide(0.9, null)]).toEqual(["REVIEW", "REVIEW", "REVIEW"]);
    expect([0, 1].map((p) => decide(p, { cancerFrom: null, normalUpTo: null }))).toEqual(["REVIEW", "REVIEW"]);
  });
});
