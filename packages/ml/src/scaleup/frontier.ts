import type { FrontierPoint } from "./answer.ts";
import { baseCost } from "./base-cost.ts";
import type { Draws } from "./draw-sets.ts";
import { type OperatingPoint, statusesOf } from "./operating-point.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import { planCost } from "./plan-cost.ts";
import { planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { QualityPoint, StudyQuality } from "./quality.ts";
import type { Choices } from "./scenario.ts";

/** Miss rate against cost: the plan with review at every threshold, as if each might be used (its status says whether it
 *  may), and every other plan at the operating point. Empty when the study measured nothing. */
export function frontier(
  plans: readonly Plan[],
  quality: StudyQuality,
  { operating, draws, choices }: { operating: OperatingPoint; draws: Draws; choices: Choices },
): FrontierPoint[] {
  const { inputs, rates: operatingRates } = draws.fewer;
  const base = baseCost(inputs, choices);
  const statuses = statusesOf(quality, choices);
  const at = (plan: Plan, point: QualityPoint, status: FrontierPoint["status"]): FrontierPoint => {
    const rates = point === operating.point ? operatingRates : draws.ratesAt(point);
    const outcome = planOutcome(plan, inputs, rates, false);
    const read = outcome.reviewLabels.map((labels, i) => (labels + outcome.auditLabels[i]) / inputs.nImages[i]);
    return {
      ...{ plan: plan.id, threshold: point.threshold, status },
      missRate: rangeOf(outcome.missRate),
      totalEuro: rangeOf(planCost(base, outcome).total),
      humanShare: quantileOfDraws(read, 0.5),
    };
  };
  const { point, status } = operating;
  if (point === null) return [];
  return plans.flatMap((plan) =>
    plan.id === "review" ? quality.points.map((each, i) => at(plan, each, statuses[i])) : [at(plan, point, status)],
  );
}
