import type { VerdictStatus } from "./answer.ts";
import { type AssessedPlan, statusOfPlan } from "./assess-plan.ts";
import { quantileOfDraws } from "./order-statistic.ts";

const BEST_FIRST: readonly VerdictStatus[] = ["feasible", "feasible if", "not decidable yet", "not feasible"];

/** The plan that the verdict speaks of: the best status, then the most probable, then the one that depends on the fewest
 *  conditions, then the fewest misses; of plans that are not feasible the cheapest, which is nearest to being so. The
 *  first of equal ones. */
export function choosePlan(plans: readonly AssessedPlan[]): AssessedPlan {
  const rank = (plan: AssessedPlan) => BEST_FIRST.indexOf(statusOfPlan(plan));
  return plans.reduce((best, plan) => {
    const order =
      rank(plan) - rank(best) ||
      best.budget.probability - plan.budget.probability ||
      (statusOfPlan(plan) === "not feasible" ? medianTotal(plan) - medianTotal(best) : 0) ||
      plan.quality.conditions.length - best.quality.conditions.length ||
      plan.missedCancers.value - best.missedCancers.value;
    return order < 0 ? plan : best;
  });
}

function medianTotal({ cost }: AssessedPlan): number {
  return quantileOfDraws(cost.total, 0.5);
}
