import type { Condition } from "./answer.ts";
import { type BudgetCase, budgetCondition } from "./budget-condition.ts";
import { rankOf } from "./order-statistic.ts";

/** Whether a plan stays within budget often enough, and else what would have to come true. */
export type BudgetFinding = { probability: number; within: boolean; condition: Condition | null };

export function budgetFinding(each: BudgetCase): BudgetFinding {
  const { cost, budget, required } = each;
  const n = budget.length;
  let within = 0;
  for (let i = 0; i < n; i++) if (cost.total[i] <= budget[i]) within++;
  const enough = within >= rankOf(required, n);
  return { probability: within / n, within: enough, condition: enough ? null : budgetCondition(each) };
}
