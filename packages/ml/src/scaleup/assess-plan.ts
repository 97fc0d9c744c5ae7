import { affordableImages } from "./affordable-images.ts";
import type { Contract, PlanAnswer, Range } from "./answer.ts";
import { type AuditGoal, auditGoal } from "./audit-goal.ts";
import { type BaseCost, baseCost, machineHours } from "./base-cost.ts";
import { type BudgetFinding, budgetFinding } from "./budget-finding.ts";
import type { DrawSet, Draws } from "./draw-sets.ts";
import type { OperatingPoint } from "./operating-point.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import { overheads, type PlanCost, planCost } from "./plan-cost.ts";
import { type PlanOutcome, planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { StudyQuality } from "./quality.ts";
import { type QualityFinding, qualityFinding } from "./quality-finding.ts";
import type { Choices, Reading } from "./scenario.ts";
import { verdictStatus } from "./verdict-status.ts";

/** What a plan does, whatever anything costs. */
export type DrawnPlan = { plan: Plan; outcome: PlanOutcome; goal: AuditGoal | null };

export type AssessedPlan = DrawnPlan & {
  cost: PlanCost;
  totalEuro: Range;
  missedCancers: Range;
  affordableImages: number;
  budget: BudgetFinding;
  quality: QualityFinding;
};

/** All that assessing takes beside the plans. */
export type Assessment = { choices: Choices; quality: StudyQuality; operating: OperatingPoint; draws: Draws };

/** No image is decided normal on too few labels: then a plan with review has experts read those too. */
export function withheld({ status }: OperatingPoint): boolean {
  return status === "not decidable" || status === "refuted";
}

export function drawPlan(plan: Plan, { choices, operating, draws }: Assessment): DrawnPlan {
  const { all, fewer } = draws;
  const noNormals = plan.reviewUndecided && withheld(operating);
  return {
    plan,
    outcome: planOutcome(plan, all.inputs, all.rates, withheld(operating)),
    goal:
      plan.auditPlanned && !noNormals
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
  const { plan, outcome, goal } = drawn;
  const { choices, quality, operating, draws } = assessment;
  const { inputs } = draws.all;
  const cost = planCost(base, outcome);
  const money = {
    labelEuro: baseCost(draws.median.inputs, choices).expertLabelEuro[0],
    budgetEuro: draws.median.inputs.budgetEuro[0],
  };
  return {
    ...{ ...drawn, cost },
    totalEuro: rangeOf(cost.total),
    missedCancers: missedRange(outcome.missedCancers, draws.all, operating),
    affordableImages: affordableImages(plan, inputs, cost, outcome, choices.requiredProbability),
    budget: budgetOf(drawn, cost, inputs.budgetEuro, assessment),
    quality: qualityFinding(operating, goal, quality, choices, money),
  };
}

/** Whether the budget holds when it pays for engineering, hosting and compliance too. */
export function budgetWithOverheads({ cost, ...drawn }: AssessedPlan, assessment: Assessment): BudgetFinding {
  const { inputs } = assessment.draws.all;
  const extra = overheads(inputs);
  return budgetOf(
    drawn,
    cost,
    inputs.budgetEuro.map((euro, i) => euro - extra[i]),
    assessment,
  );
}

function budgetOf(
  { plan, outcome }: DrawnPlan,
  cost: PlanCost,
  budget: Float64Array,
  { choices, operating, draws }: Assessment,
): BudgetFinding {
  return budgetFinding({
    ...{ ...draws.all, plan, outcome, cost, budget },
    ...{ reading: choices.reading, normalsWithheld: withheld(operating), required: choices.requiredProbability },
  });
}

export function statusOfPlan({ budget, quality }: AssessedPlan) {
  return verdictStatus(budget, quality);
}

/** What the answer tells of a plan. */
export function describePlan(assessed: AssessedPlan, assessment: Assessment): PlanAnswer {
  const { plan, outcome, cost } = assessed;
  const { choices, operating, draws } = assessment;
  const { nImages, engineeringEuro, hostingEuro, complianceEuro } = draws.all.inputs;
  const labels = outcome.reviewLabels.map((review, i) => review + outcome.auditLabels[i]);
  const hours = rangeOf(machineHours(draws.all.inputs));
  const parts = {
    ...{ automaticLabels: cost.automaticLabels, machines: cost.machines, storage: cost.storage },
    ...{ review: cost.review, audit: cost.audit },
    ...{ engineering: engineeringEuro, hosting: hostingEuro, compliance: complianceEuro },
  };
  const known = anythingKnown(operating);
  const normals = nImages.map((n, i) => n * (1 - draws.all.inputs.prevalence[i]));
  return {
    id: plan.id,
    totalEuro: assessed.totalEuro,
    parts: (Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({
      part,
      euro: quantileOfDraws(parts[part], 0.5),
    })),
    probabilityWithinBudget: assessed.budget.probability,
    missedCancers: assessed.missedCancers,
    falseAlarms: known ? rangeOf(outcome.falseAlarms) : wholeRange(outcome.falseAlarms, normals),
    missRate: known ? rangeOf(outcome.missRate) : wholeRange(outcome.missRate, new Float64Array([1])),
    humanShare: rangeOf(labels.map((count, i) => count / nImages[i])),
    expertLabels: rangeOf(labels),
    machineHours: hours,
    wallHours: mapRange(hours, (each) => each / choices.nMachines),
    contract: contractOf(plan, assessment),
    affordable: {
      nImages: assessed.affordableImages,
      missedCancers: affordableMisses(assessed, assessment),
    },
    status: statusOfPlan(assessed),
  };
}

function contractOf(plan: Plan, { choices, operating }: Assessment): Contract {
  const { maxMissRate, confidence, maxCancerAmongNormal } = choices;
  const { status, missRateUpperBound, nCancer } = operating;
  return {
    ...{ status, maxMissRate, confidence, missRateUpperBound, nCancer },
    assumption: plan.auditPlanned ? "RANDOM_SAMPLE" : "SAME_SOURCE",
    cancerAmongNormalBound: plan.auditPlanned ? maxCancerAmongNormal : null,
  };
}

function affordableMisses({ plan, affordableImages: n }: AssessedPlan, { operating, draws }: Assessment): Range {
  const inputs = { ...draws.all.inputs, nImages: new Float64Array(draws.all.inputs.nImages.length).fill(n) };
  const { missedCancers } = planOutcome(plan, inputs, draws.all.rates, withheld(operating));
  return missedRange(missedCancers, { ...draws.all, inputs }, operating);
}

function missedRange(missed: Float64Array, { inputs }: DrawSet, operating: OperatingPoint): Range {
  const { nImages, prevalence } = inputs;
  return anythingKnown(operating)
    ? rangeOf(missed)
    : wholeRange(
        missed,
        nImages.map((n, i) => n * prevalence[i]),
      );
}

function anythingKnown({ nCancer, point }: OperatingPoint): boolean {
  return point !== null && nCancer > 0;
}

/** Where nothing was measured, anything from none to all is possible. */
function wholeRange(draws: Float64Array, most: Float64Array): Range {
  return { value: quantileOfDraws(draws, 0.5), low: 0, high: quantileOfDraws(most, 1), level: 1 };
}

function mapRange({ value, low, high, level }: Range, of: (value: number) => number): Range {
  return { value: of(value), low: of(low), high: of(high), level };
}
