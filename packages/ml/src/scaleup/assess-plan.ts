import { affordableImages } from "./affordable-images.ts";
import type { Range } from "./answer.ts";
import { type AuditGoal, auditGoal } from "./audit-goal.ts";
import { type BaseCost, baseCost, drawn as drawnValues } from "./base-cost.ts";
import { type BudgetFinding, budgetFinding } from "./budget-finding.ts";
import type { Draws } from "./draw-sets.ts";
import { missedRange, seenBy } from "./error-ranges.ts";
import { normalsWithheld, type OperatingPoint } from "./operating-point.ts";
import { overheads, type PlanCost, planCost } from "./plan-cost.ts";
import { type PlanOutcome, planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { StudyQuality } from "./quality.ts";
import { type QualityFinding, qualityFinding } from "./quality-finding.ts";
import type { Choices, Reading } from "./scenario.ts";
import { verdictStatus } from "./verdict-status.ts";

/** What a plan does, whatever anything costs. */
export type DrawnPlan = { plan: Plan; outcome: PlanOutcome; missedCancers: Range; goal: AuditGoal | null };

export type AssessedPlan = DrawnPlan & {
  cost: PlanCost;
  budget: BudgetFinding;
  quality: QualityFinding;
};

/** All that assessing takes beside the plans. */
export type Assessment = { choices: Choices; quality: StudyQuality; operating: OperatingPoint; draws: Draws };

export function drawPlan(plan: Plan, { choices, quality, operating, draws }: Assessment): DrawnPlan {
  const { all, fewer } = draws;
  const noNormals = normalsWithheld(operating);
  const outcome = planOutcome(plan, all.inputs, all.rates, noNormals);
  return {
    ...{ plan, outcome },
    missedCancers: missedRange(outcome.missedCancers, all.inputs, seenBy(quality, operating)),
    goal:
      plan.auditPlanned && !(plan.reviewUndecided && noNormals)
        ? auditGoal(plan, operating.point, fewer.inputs, fewer.rates, choices.requiredProbability)
        : null,
  };
}

/** The plans under one reading of the pilot's budget. */
export function assessPlans(plans: readonly DrawnPlan[], reading: Reading, assessment: Assessment): AssessedPlan[] {
  const choices = { ...assessment.choices, reading };
  const base = baseCost(assessment.draws.all.inputs, choices);
  return plans.map((drawn) => assessPlan(drawn, base, { ...assessment, choices }));
}

function assessPlan(drawn: DrawnPlan, base: BaseCost, assessment: Assessment): AssessedPlan {
  const { choices, quality, operating, draws } = assessment;
  const cost = planCost(base, drawn.outcome);
  const money = {
    labelEuro: baseCost(draws.median.inputs, choices).expertLabelEuro[0],
    budgetEuro: draws.median.inputs.budgetEuro[0],
  };
  return {
    ...{ ...drawn, cost },
    budget: budgetOf(drawn, cost, draws.all.inputs.budgetEuro, assessment),
    quality: qualityFinding(operating, drawn.goal, quality, choices, money),
  };
}

export function statusOfPlan({ budget, quality }: AssessedPlan) {
  return verdictStatus(budget, quality);
}

/** Whether the budget holds when it pays for engineering, hosting and compliance too. */
export function budgetWithOverheads({ cost, ...drawn }: AssessedPlan, assessment: Assessment): BudgetFinding {
  const { inputs } = assessment.draws.all;
  const extra = overheads(inputs);
  const left = drawnValues(extra.length, (i) => inputs.budgetEuro[i] - extra[i]);
  return budgetOf(drawn, cost, left, assessment);
}

/** The most images that the budget pays for. */
export function affordableBy({ plan, cost, outcome }: AssessedPlan, { choices, draws }: Assessment): number {
  return affordableImages(plan, draws.all.inputs, cost, outcome, choices.requiredProbability);
}

function budgetOf(
  { plan, outcome }: DrawnPlan,
  cost: PlanCost,
  budget: Float64Array,
  { choices, operating, draws }: Assessment,
): BudgetFinding {
  return budgetFinding({
    ...{ ...draws.all, plan, outcome, cost, budget },
    ...{ reading: choices.reading, normalsWithheld: normalsWithheld(operating), required: choices.requiredProbability },
  });
}
