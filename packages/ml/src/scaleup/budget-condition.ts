import type { Condition } from "./answer.ts";
import { automaticLabelEuro } from "./base-cost.ts";
import type { InputDraws } from "./draw-inputs.ts";
import type { RateDraws } from "./draw-rates.ts";
import { DOMAINS, isInDomain } from "./input-domain.ts";
import { quantileOfDraws, rankOf, selectRank } from "./order-statistic.ts";
import type { PlanCost } from "./plan-cost.ts";
import type { PlanOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import { prevalenceCondition } from "./prevalence-condition.ts";
import type { InputId, Reading } from "./scenario.ts";

export type BudgetCase = {
  plan: Plan;
  reading: Reading;
  inputs: InputDraws;
  rates: RateDraws;
  normalsWithheld: boolean;
  cost: PlanCost;
  outcome: PlanOutcome;
  /** n: what each draw may spend. */
  budget: Float64Array;
  /** Share of the draws that has to stay within it. */
  required: number;
};

/** An input, its draws, and for each draw the value of it that would make the plan cost just its budget. */
export type Candidate = Pick<Condition, "what" | "comparator"> & { today: Float64Array; breakEven: Float64Array };

const REACH = 0.01;

/** The one statement that has to come true for a share `required` of the draws to stay within budget. With an input held
 *  at one value and all others as drawn, a draw stays within budget just up to its own break-even value; the required
 *  value is therefore a quantile of these, and the verdict flips exactly there. Chosen is the input whose required value
 *  today's knowledge makes most probable; where none is within reach the one that would have to change least, by ratio. */
export function budgetCondition(each: BudgetCase): Condition {
  const found = candidates(each)
    .map((candidate) => conditionOf(candidate, each.required))
    .filter((condition) => condition !== null);
  const prevalence = prevalenceCondition(each);
  if (prevalence) found.push(prevalence);
  const reachable = found.filter(({ condition }) => condition.withinReach);
  const [best] =
    reachable.length > 0
      ? reachable.sort((a, b) => b.probability - a.probability)
      : found.sort((a, b) => change(a.condition) - change(b.condition));
  return best?.condition ?? moreBudget(each);
}

export type JudgedCondition = { condition: Condition; probability: number };

/** Today's value, and whether the required one lies within the draws' 1 % and 99 % quantiles. */
export function judged(
  { what, comparator, today }: Pick<Candidate, "what" | "comparator" | "today">,
  required: number,
): JudgedCondition {
  const holds = today.filter((value) => (comparator === "at most" ? value <= required : value >= required)).length;
  const withinReach = required >= quantileOfDraws(today, REACH) && required <= quantileOfDraws(today, 1 - REACH);
  return {
    condition: { what, comparator, today: quantileOfDraws(today, 0.5), required, withinReach },
    probability: holds / today.length,
  };
}

function conditionOf(candidate: Candidate, share: number): JudgedCondition | null {
  const { what, comparator, breakEven } = candidate;
  const n = breakEven.length;
  const rank = rankOf(share, n);
  const required = selectRank(breakEven, comparator === "at most" ? n - rank + 1 : rank);
  const domain = what in DOMAINS ? DOMAINS[what as InputId] : "positive";
  return isInDomain(domain, required) ? judged(candidate, required) : null;
}

/** Inputs that scale one part of the cost, prices first. */
function candidates({ reading, inputs, cost, budget }: BudgetCase): Candidate[] {
  const scales = (part: Float64Array) => spendable(part, cost.total, budget);
  const atMost = (what: Candidate["what"], today: Float64Array, part: Float64Array): Candidate => {
    const scale = scales(part);
    return { what, comparator: "at most", today, breakEven: scale.map((factor, i) => factor * (today[i] || 1)) };
  };
  const atLeast = (what: InputId, part: Float64Array): Candidate => {
    const scale = scales(part);
    const today = inputs[what];
    return {
      ...{ what, today, comparator: "at least" },
      breakEven: scale.map((factor, i) => (factor > 0 ? today[i] / factor : Number.POSITIVE_INFINITY)),
    };
  };
  const experts = cost.review.map((euro, i) => euro + cost.audit[i]);
  const label =
    reading === "expertLabel"
      ? [atMost("expertLabelEuro", cost.expertLabelEuro, experts)]
      : [
          atMost("expertHourEuro", inputs.expertHourEuro, experts),
          atMost("expertSeconds", inputs.expertSeconds, experts),
        ];
  if (reading === "automaticLabel") {
    return [atMost("automaticLabelEuro", automaticLabelEuro(inputs), cost.automaticLabels), ...label];
  }
  const { imagesPerSecond, predictionsPerSecond, retryShare } = inputs;
  const embedding = cost.machines.map(
    (euro, i) => (euro * predictionsPerSecond[i]) / (imagesPerSecond[i] + predictionsPerSecond[i]),
  );
  const predicting = cost.machines.map((euro, i) => euro - embedding[i]);
  const machines = scales(cost.machines);
  return [
    ...label,
    atMost("machineHourEuro", inputs.machineHourEuro, cost.machines),
    atMost("storageGbMonthEuro", inputs.storageGbMonthEuro, cost.storage),
    atMost("storageMonths", inputs.storageMonths, cost.storage),
    atLeast("imagesPerSecond", embedding),
    atLeast("predictionsPerSecond", predicting),
    {
      ...{ what: "retryShare", comparator: "at most", today: retryShare },
      breakEven: retryShare.map((share, i) => (1 + share) * machines[i] - 1),
    },
  ];
}

/** By what factor each draw's part could change for its total to be its budget; negative where even without the part it
 *  is beyond. */
function spendable(part: Float64Array, total: Float64Array, budget: Float64Array): Float64Array {
  return part.map((euro, i) => {
    const left = budget[i] - (total[i] - euro);
    if (euro > 0) return left / euro;
    return left >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  });
}

function change({ today, required }: Condition): number {
  return today > 0 && required > 0 ? Math.abs(Math.log(required / today)) : Number.POSITIVE_INFINITY;
}

function moreBudget({ cost, inputs, required }: BudgetCase): Condition {
  const candidate = { what: "budgetEuro", comparator: "at least", today: inputs.budgetEuro } as const;
  return judged(candidate, quantileOfDraws(cost.total, required)).condition;
}
