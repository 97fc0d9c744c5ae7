import type { Contract, CostPart, PlanAnswer, Range } from "./answer.ts";
import { type AssessedPlan, type Assessment, affordableBy, statusOfPlan } from "./assess-plan.ts";
import { drawn } from "./base-cost.ts";
import { falseAlarmRange, missedRange, missRateRange, seenBy } from "./error-ranges.ts";
import { normalsWithheld } from "./operating-point.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import { planOutcome } from "./plan-outcome.ts";

/** What the answer tells of its plans. */
export function describePlans(plans: readonly AssessedPlan[], assessment: Assessment): PlanAnswer[] {
  const { choices, draws } = assessment;
  const { cost } = plans[0];
  const { engineeringEuro, hostingEuro, complianceEuro } = draws.all.inputs;
  const median = (values: Float64Array) => quantileOfDraws(values, 0.5);
  const base = { automaticLabels: median(cost.automaticLabels), machines: median(cost.machines) };
  const storage = median(cost.storage);
  const overheads = { engineering: median(engineeringEuro), hosting: median(hostingEuro) };
  const compliance = median(complianceEuro);
  const machineHours = rangeOf(cost.hours);
  const wallHours = mapRange(machineHours, (hours) => hours / choices.nMachines);
  return plans.map((plan) => {
    const experts = { review: median(plan.cost.review), audit: median(plan.cost.audit) };
    const parts: Record<CostPart, number> = { ...base, storage, ...experts, ...overheads, compliance };
    return {
      ...describePlan(plan, assessment),
      parts: Object.entries(parts).map(([part, euro]) => ({ part: part as CostPart, euro })),
      ...{ machineHours, wallHours },
    };
  });
}

function describePlan(
  assessed: AssessedPlan,
  assessment: Assessment,
): Omit<PlanAnswer, "parts" | "machineHours" | "wallHours"> {
  const { plan, outcome } = assessed;
  const { inputs } = assessment.draws.all;
  const { nImages } = inputs;
  const seen = seenBy(assessment.quality, assessment.operating);
  const labels = drawn(nImages.length, (i) => outcome.reviewLabels[i] + outcome.auditLabels[i]);
  const expertLabels = rangeOf(labels);
  const one = nImages.every((n) => n === nImages[0]);
  return {
    id: plan.id,
    totalEuro: rangeOf(assessed.cost.total),
    probabilityWithinBudget: assessed.budget.probability,
    missedCancers: assessed.missedCancers,
    falseAlarms: falseAlarmRange(outcome, inputs, seen),
    missRate: missRateRange(outcome, seen),
    humanShare: one
      ? mapRange(expertLabels, (count) => count / nImages[0])
      : rangeOf(drawn(nImages.length, (i) => labels[i] / nImages[i])),
    expertLabels,
    contract: contractOf(assessed, assessment),
    affordable: affordableOf(assessed, assessment),
    status: statusOfPlan(assessed),
  };
}

function contractOf({ goal }: AssessedPlan, { choices, operating }: Assessment): Contract {
  const { maxMissRate, confidence, maxCancerAmongNormal } = choices;
  const { status, missRateUpperBound, nCancer } = operating;
  return {
    ...{ status, maxMissRate, confidence, missRateUpperBound, nCancer },
    assumption: goal ? "RANDOM_SAMPLE" : "SAME_SOURCE",
    cancerAmongNormalBound: goal ? maxCancerAmongNormal : null,
  };
}

function affordableOf(assessed: AssessedPlan, assessment: Assessment): PlanAnswer["affordable"] {
  const { plan, outcome } = assessed;
  const { operating, quality, draws } = assessment;
  const { inputs, rates } = draws.all;
  const n = affordableBy(assessed, assessment);
  const bought = { ...inputs, nImages: new Float64Array(inputs.nImages.length).fill(n) };
  // Only an audit of fixed size finds another share of the misses among fewer images.
  const missed =
    plan.auditImages === 0
      ? drawn(inputs.nImages.length, (i) => n * inputs.prevalence[i] * outcome.missRate[i])
      : planOutcome(plan, bought, rates, normalsWithheld(operating)).missedCancers;
  return { nImages: n, missedCancers: missedRange(missed, bought, seenBy(quality, operating)) };
}

function mapRange({ value, low, high, level }: Range, of: (value: number) => number): Range {
  return { value: of(value), low: of(low), high: of(high), level };
}
