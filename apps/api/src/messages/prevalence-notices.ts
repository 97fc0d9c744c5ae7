import type { PrevalenceFinding } from "@brainscan/ml/prevalence/prevalence-report";
import type { PoolEstimate } from "../science/estimate-pool.ts";
import type { MessageParams } from "./message.ts";
import type { Notice } from "./notice.ts";

type Estimate = Extract<PrevalenceFinding, { code: "OUTSIDE_RANGE" }>["unclipped"];

/** The findings of an estimate of the pool, as notices: their values by name, without what is not known. */
export function prevalenceNotices({ findings, refusal }: Pick<PoolEstimate, "findings" | "refusal">): Notice[] {
  const refused: Notice[] = refusal ? [{ code: `PREVALENCE_${refusal}` }] : [];
  return [
    ...refused,
    ...findings.map((finding): Notice => ({ code: `PREVALENCE_${finding.code}`, params: paramsOf(finding) })),
  ];
}

function paramsOf(finding: PrevalenceFinding): MessageParams {
  switch (finding.code) {
    case "TOO_FEW_LABELS": {
      const { normalFamilies, cancerFamilies, needed } = finding;
      const [normalMissing, cancerMissing] = [missing(normalFamilies, needed), missing(cancerFamilies, needed)];
      return { normalFamilies, cancerFamilies, needed, normalMissing, cancerMissing };
    }
    case "POOL_TOO_SMALL": {
      const { poolFamilies, needed } = finding;
      return { poolFamilies, needed };
    }
    case "SCORES_UNCALIBRATED":
    case "SCORES_NOT_INFORMATIVE":
      return { ...named("slope", finding.slope), ...named("intercept", finding.intercept) };
    case "NEARLY_SINGULAR":
      return { estimator: finding.estimator, needed: finding.needed, ...named("separation", finding.separation) };
    case "OUTSIDE_RANGE":
      return {
        estimator: finding.estimator,
        decisive: finding.decisive ? "yes" : "no",
        ...named("unclipped", finding.unclipped),
      };
    case "AT_BORDER":
      return { estimator: finding.estimator, value: finding.value };
    case "ESTIMATORS_DISAGREE": {
      const [first, second] = finding.estimators;
      const { value, interval } = finding.difference;
      if (value >= 0) return { first, second, ...named("difference", finding.difference) };
      const turned = interval && { ...interval, low: -interval.high, high: -interval.low };
      return { first: second, second: first, ...named("difference", { value: -value, interval: turned }) };
    }
    case "LABEL_SHIFT_REFUTED":
      return { auc: finding.auc, pValue: finding.pValue };
    case "LABEL_SHIFT_NOT_DECIDABLE": {
      const { effectiveLabelled, criticalAuc } = finding;
      return { effectiveLabelled, ...(criticalAuc === null ? {} : { criticalAuc }) };
    }
  }
}

const missing = (families: number, needed: number) => Math.max(0, needed - families);

/** slope, slopeLow and slopeHigh, say. */
function named(name: string, { value, interval }: Estimate): MessageParams {
  return { [name]: value, ...(interval && { [`${name}Low`]: interval.low, [`${name}High`]: interval.high }) };
}
