import type { Interval } from "../protocol/figure.ts";
import type {
  PrevalenceAssessment,
  PrevalenceEstimate,
  PrevalenceFinding,
  PrevalenceReport,
} from "./prevalence-report.ts";

/** Families of a class, or of the pool, below which a bootstrap interval says little. */
export const FAMILIES_MIN = 10;
/** A separation (true less false positive rate, or its like) that may be this small multiplies noise tenfold. */
const SEPARATION_MIN = 0.1;

/** What to know before using the estimates: see PrevalenceFinding. Codes and numbers, in order of weight. */
export function summarisePrevalence({
  counts,
  assessment,
  labelShift,
}: Pick<PrevalenceReport, "counts" | "assessment" | "labelShift">): PrevalenceFinding[] {
  const { normalFamilies, cancerFamilies, poolFamilies } = counts;
  const findings: PrevalenceFinding[] = [];
  if (Math.min(normalFamilies, cancerFamilies) < FAMILIES_MIN) {
    findings.push({ code: "TOO_FEW_LABELS", normalFamilies, cancerFamilies, needed: FAMILIES_MIN });
  }
  if (poolFamilies < FAMILIES_MIN) findings.push({ code: "POOL_TOO_SMALL", poolFamilies, needed: FAMILIES_MIN });
  if (labelShift?.verdict === "REFUTED" && labelShift.auc !== null && labelShift.pValue !== null) {
    findings.push({ code: "LABEL_SHIFT_REFUTED", auc: labelShift.auc, pValue: labelShift.pValue });
  }
  if (assessment) findings.push(...calibrationFindings(assessment), ...disagreements(assessment));
  for (const estimate of assessment?.estimates ?? []) findings.push(...estimateFindings(estimate));
  if (labelShift?.verdict === "NOT_DECIDABLE") {
    const { effectiveLabelled, criticalAuc } = labelShift;
    findings.push({ code: "LABEL_SHIFT_NOT_DECIDABLE", effectiveLabelled, criticalAuc });
  }
  return findings;
}

/** The first estimate, in the order asked, with a value and without a finding against itself; else the first with a
 *  value, which its findings then qualify; else null. */
export function choosePreferred({ estimates }: PrevalenceAssessment): PrevalenceEstimate | null {
  const valued = estimates.filter(({ value }) => value !== null);
  return valued.find((estimate) => estimateFindings(estimate).length === 0) ?? valued[0] ?? null;
}

function calibrationFindings({ calibration }: PrevalenceAssessment): PrevalenceFinding[] {
  const { verdict, slope, intercept } = calibration;
  if (verdict === "NOT_INFORMATIVE") return [{ code: "SCORES_NOT_INFORMATIVE", slope, intercept }];
  return verdict === "UNCALIBRATED" ? [{ code: "SCORES_UNCALIBRATED", slope, intercept }] : [];
}

function disagreements({ differences }: PrevalenceAssessment): PrevalenceFinding[] {
  return differences.flatMap(({ estimators, difference, interval }): PrevalenceFinding[] =>
    interval && excludes(interval, 0)
      ? [{ code: "ESTIMATORS_DISAGREE", estimators, difference: { value: difference, interval } }]
      : [],
  );
}

function estimateFindings(estimate: PrevalenceEstimate): PrevalenceFinding[] {
  const { estimator, value, unclipped, details, separationInterval, unclippedInterval } = estimate;
  const findings: PrevalenceFinding[] = [];
  if ("separation" in details && (separationInterval?.low ?? details.separation) < SEPARATION_MIN) {
    const separation = { value: details.separation, interval: separationInterval };
    findings.push({ code: "NEARLY_SINGULAR", estimator, separation, needed: SEPARATION_MIN });
  }
  if (unclipped !== null && (unclipped < 0 || unclipped > 1)) {
    const decisive = unclippedInterval !== null && (unclippedInterval.high < 0 || unclippedInterval.low > 1);
    findings.push({
      code: "OUTSIDE_RANGE",
      estimator,
      unclipped: { value: unclipped, interval: unclippedInterval },
      decisive,
    });
  }
  if (value !== null && details.border === 1) findings.push({ code: "AT_BORDER", estimator, value });
  return findings;
}

function excludes({ low, high }: Interval, value: number): boolean {
  return low > value || high < value;
}
