import type { PrevalenceFinding } from "@brainscan/ml/prevalence/prevalence-report";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./message.ts";
import { prevalenceNotices } from "./prevalence-notices.ts";
import { renderNotice } from "./render-notice.ts";

const estimate = (value: number, low?: number, high?: number) => ({
  value,
  interval:
    low === undefined || high === undefined ? null : { low, high, level: 0.95, method: "group-bootstrap" as const },
});
const [slope, intercept] = [estimate(0.412, 0.213, 0.684), estimate(-0.31)];

const FINDINGS: PrevalenceFinding[] = [
  { code: "TOO_FEW_LABELS", normalFamilies: 1, cancerFamilies: 12, needed: 10 },
  { code: "POOL_TOO_SMALL", poolFamilies: 4, needed: 10 },
  { code: "SCORES_UNCALIBRATED", slope, intercept },
  { code: "SCORES_NOT_INFORMATIVE", slope, intercept },
  { code: "NEARLY_SINGULAR", estimator: "blackBoxShift", separation: estimate(0.17, 0.04, 0.3), needed: 0.1 },
  { code: "OUTSIDE_RANGE", estimator: "adjustedCount", unclipped: estimate(1.08, 1.02, 1.2), decisive: true },
  { code: "AT_BORDER", estimator: "expectationMaximisation", value: 0 },
  {
    code: "ESTIMATORS_DISAGREE",
    estimators: ["blackBoxShift", "adjustedCount"],
    difference: estimate(-0.21, -0.34, -0.05),
  },
  { code: "LABEL_SHIFT_REFUTED", auc: 0.713, pValue: 0.005 },
  { code: "LABEL_SHIFT_NOT_DECIDABLE", effectiveLabelled: 8.4, criticalAuc: null },
];

function tell(finding: PrevalenceFinding, language: "en" | "fr" = "en"): string {
  const [notice] = prevalenceNotices({ findings: [finding], refusal: null });
  return renderNotice(notice, language);
}

describe("findings on how common cancers are", () => {
  test.each(FINDINGS)("$code says what it means and what to do, in both languages, without a gap", (finding) => {
    for (const language of LANGUAGES) {
      const told = tell(finding, language);
      expect(told).not.toMatch(/undefined|NaN|null|'/);
      expect(told).toMatch(/label|import|étiquetez/i);
    }
  });

  test("what is missing of each class is counted, never below none", () => {
    const [{ params }] = prevalenceNotices({ findings: [FINDINGS[0]], refusal: null });
    expect(params).toMatchObject({ normalMissing: 9, cancerMissing: 0 });
    expect(tell(FINDINGS[0])).toContain("Label 9 more normal and 0 more cancer");
  });

  test("two estimates are told with the higher first and their distance, interval included, as a positive one", () => {
    expect(tell(FINDINGS[7])).toContain(
      "Adjusted counting and black-box shift estimation lie 21 points apart, interval 5 to 34",
    );
  });

  test("an interval that is not there is left out", () => {
    expect(tell(FINDINGS[2])).toContain(
      "(slope 0.41, interval 0.21 to 0.68, where 1 is right; intercept -0.31, where 0 is)",
    );
  });

  test("chance is only blamed where it may explain an estimate out of range", () => {
    expect(tell(FINDINGS[5])).toContain("(108%, interval 102% to 120%)");
    expect(tell(FINDINGS[5])).toContain("Chance does not explain it");
  });

  test("scores that could not be calibrated come first", () => {
    const notices = prevalenceNotices({ findings: [FINDINGS[0]], refusal: "TOO_FEW_SAMPLES" });
    expect(notices.map(({ code }) => code)).toEqual(["PREVALENCE_TOO_FEW_SAMPLES", "PREVALENCE_TOO_FEW_LABELS"]);
    for (const language of LANGUAGES) expect(renderNotice(notices[0], language).length).toBeGreaterThan(50);
  });
});
