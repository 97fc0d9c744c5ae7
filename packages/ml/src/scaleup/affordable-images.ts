import type { InputDraws } from "./draw-inputs.ts";
import { LARGEST } from "./input-domain.ts";
import { rankOf, selectRank } from "./order-statistic.ts";
import type { PlanCost } from "./plan-cost.ts";
import type { PlanOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";

// 5000 / (300 / 1506) is 25,099.999999999996: a whole image must not be lost to rounding.
const ROUNDING_SLACK = 1e-12;

/** The most images that a share `required` of the draws can pay for. Everything but an audit of fixed size costs the same
 *  for each image, so that each draw has its own largest number and the answer is one of them. */
export function affordableImages(
  plan: Plan,
  inputs: InputDraws,
  cost: PlanCost,
  outcome: PlanOutcome,
  required: number,
): number {
  const { nImages, budgetEuro } = inputs;
  const largest = nImages.map((n, i) => {
    const imageEuro = (cost.total[i] - cost.audit[i]) / n;
    const labelEuro = cost.expertLabelEuro[i];
    const normalShare = outcome.automaticNormals[i] / n;
    const withFullAudit = (budgetEuro[i] - labelEuro * plan.auditImages) / imageEuro;
    return withFullAudit * normalShare >= plan.auditImages
      ? withFullAudit
      : budgetEuro[i] / (imageEuro + labelEuro * normalShare);
  });
  const n = largest.length;
  const most = selectRank(largest, n - rankOf(required, n) + 1);
  return Math.min(LARGEST, Math.floor(most * (1 + ROUNDING_SLACK)));
}
