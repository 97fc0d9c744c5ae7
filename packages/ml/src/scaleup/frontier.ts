import type { FrontierPoint } from "./answer.ts";
import type { Assessment } from "./assess-plan.ts";
import { baseCost } from "./base-cost.ts";
import { missRateRange, seenBy } from "./error-ranges.ts";
import { statusesOf } from "./operating-point.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import { planCost } from "./plan-cost.ts";
import { planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { QualityPoint, StudyQuality } from "./quality.ts";

/** Miss rate against cost: the plan with review at every threshold, as if each might be used (its status says whether it
 *  may), and every other plan at the operating point. Empty when the study measured nothing. */
export function frontier(
  plans: readonly Plan[],
  quality: StudyQuality,
  { operating, draws, choices }: Pick<Assessment, "operating" | "draws" | "choices">,
): FrontierPoint[] {
  const { inputs, rates: operatingRates } = draws.fewer;
  const base = baseCost(inputs, choices);
  const seen = seenBy(quality, operating);
  const statuses = statusesOf(quality, choices);
  const at = (plan: Plan, point: QualityPoint, status: FrontierPoint["status"]): FrontierPoint => {
    const rates = point === operating.point ? operatingRates : draws.ratesAt(point);
    const outcome = planOutcome(plan, inputs, rates, false);
    const read = outcome.reviewLabels.map((labels, i) => (labels + outcome.auditLabels[i]) / inputs.nImages[i]);
    return {
      ...{ plan: plan.id, threshold: point.threshold, status },
      missRate: missRateRange(outcome, seen),
      totalEuro: rangeOf(planCost(base, outcome).total),
      humanShare: quantileOfDraws(read, 0.5),
    };
  };
  const { point, status } = operating;
  if (point === null) return [];
  return plans.flatMap((plan) =>
    plan.id === "review" ? operating.points.map((each, i) => at(plan, each, statuses[i])) : [at(plan, point, status)],
  );
}
