import type { BaseCost } from "./base-cost.ts";
import type { InputDraws } from "./draw-inputs.ts";
import type { PlanOutcome } from "./plan-outcome.ts";

/** Euros of a plan, n draws of each. The total is without engineering, hosting and compliance. */
export type PlanCost = BaseCost & { review: Float64Array; audit: Float64Array };

export function planCost(base: BaseCost, { reviewLabels, auditLabels }: PlanOutcome): PlanCost {
  const review = base.expertLabelEuro.map((euro, i) => euro * reviewLabels[i]);
  const audit = base.expertLabelEuro.map((euro, i) => euro * auditLabels[i]);
  return { ...base, review, audit, total: base.total.map((euro, i) => euro + review[i] + audit[i]) };
}

/** Engineering, hosting and compliance. */
export function overheads({ engineeringEuro, hostingEuro, complianceEuro }: InputDraws): Float64Array {
  return engineeringEuro.map((euro, i) => euro + hostingEuro[i] + complianceEuro[i]);
}
