import type { BaseCost } from "./base-cost.ts";
import type { InputDraws } from "./draw-inputs.ts";
import type { PlanOutcome } from "./plan-outcome.ts";

/** Euros of a plan, n draws of each. The total is without engineering, hosting and compliance. */
export type PlanCost = BaseCost & { review: Float64Array; audit: Float64Array };

export function planCost(base: BaseCost, { reviewLabels, auditLabels }: PlanOutcome): PlanCost {
  const n = reviewLabels.length;
  const [review, audit, total] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    review[i] = base.expertLabelEuro[i] * reviewLabels[i];
    audit[i] = base.expertLabelEuro[i] * auditLabels[i];
    total[i] = base.total[i] + review[i] + audit[i];
  }
  return { ...base, review, audit, total };
}

/** Engineering, hosting and compliance. */
export function overheads({ engineeringEuro, hostingEuro, complianceEuro }: InputDraws): Float64Array {
  return engineeringEuro.map((euro, i) => euro + hostingEuro[i] + complianceEuro[i]);
}
