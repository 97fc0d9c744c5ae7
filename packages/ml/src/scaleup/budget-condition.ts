import type { Condition } from "./answer.ts";
import { automaticLabelEuro, drawn } from "./base-cost.ts";
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
  const n = today.length;
  let below = 0;
  let above = 0;
  for (let i = 0; i < n; i++) {
    if (today[i] < required) below++;
    else if (today[i] > required) above++;
  }
  const withinReach = n - above >= rankOf(REACH, n) && below < rankOf(1 - REACH, n);
  return {
    condition: { what, comparator, today: quantileOfDraws(today, 0.5), required, withinReach },
    probability: (n - (comparator === "at most" ? above : below)) / n,
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

/** Inputs that scale one part of the cost, prices first; those of a part that even at nothing would leave too many draws
 *  beyond their budget are left out. */
function candidates(each: BudgetCase): Candidate[] {
  const { reading, inputs, cost } = each;
  const n = each.budget.length;
  const { imagesPerSecond, predictionsPerSecond } = inputs;
  const atMost = (what: Candidate["what"], today: Float64Array, factors: Float64Array): Candidate => ({
    ...{ what, today, comparator: "at most" },
    // An input of 0 has no part to scale.
    breakEven: drawn(n, (i) => factors[i] * (today[i] || 1)),
  });
  const atLeast = (what: InputId, factors: Float64Array): Candidate => ({
    ...{ what, today: inputs[what], comparator: "at least" },
    breakEven: drawn(n, (i) => (factors[i] > 0 ? inputs[what][i] / factors[i] : Number.POSITIVE_INFINITY)),
  });
  const experts = (factors: Float64Array) =>
    reading === "expertLabel"
      ? [atMost("expertLabelEuro", cost.expertLabelEuro, factors)]
      : [
          atMost("expertHourEuro", inputs.expertHourEuro, factors),
          atMost("expertSeconds", inputs.expertSeconds, factors),
        ];
  const machines = (factors: Float64Array): Candidate[] => [
    atMost("machineHourEuro", inputs.machineHourEuro, factors),
    {
      ...{ what: "retryShare", comparator: "at most", today: inputs.retryShare },
      breakEven: drawn(n, (i) => (1 + inputs.retryShare[i]) * factors[i] - 1),
    },
  ];
  const storage = (factors: Float64Array) => [
    atMost("storageGbMonthEuro", inputs.storageGbMonthEuro, factors),
    atMost("storageMonths", inputs.storageMonths, factors),
  ];
  const label = (factors: Float64Array) => [atMost("automaticLabelEuro", automaticLabelEuro(inputs), factors)];
  const speeds = (i: number) => imagesPerSecond[i] + predictionsPerSecond[i];
  const ofExperts = scaled(each, (i) => cost.review[i] + cost.audit[i], experts);
  if (reading === "automaticLabel") return [...scaled(each, (i) => cost.automaticLabels[i], label), ...ofExperts];
  return [
    ...ofExperts,
    ...scaled(each, (i) => cost.machines[i], machines),
    ...scaled(each, (i) => cost.storage[i], storage),
    // Seconds of an image are 1 / images + 1 / predictions a second: the slower has the larger part.
    ...scaled(
      each,
      (i) => (cost.machines[i] * predictionsPerSecond[i]) / speeds(i),
      (factors) => [atLeast("imagesPerSecond", factors)],
    ),
    ...scaled(
      each,
      (i) => (cost.machines[i] * imagesPerSecond[i]) / speeds(i),
      (factors) => [atLeast("predictionsPerSecond", factors)],
    ),
  ];
}

/** The candidates of a part, given by what factor each draw's part could change for its total to be its budget. */
function scaled(
  { cost, budget, required }: BudgetCase,
  euroOf: (i: number) => number,
  candidatesOf: (factors: Float64Array) => Candidate[],
): Candidate[] {
  const n = budget.length;
  let possible = 0;
  for (let i = 0; i < n; i++) if (cost.total[i] - euroOf(i) <= budget[i]) possible++;
  if (possible < rankOf(required, n)) return [];
  const factors = drawn(n, (i) => {
    const euro = euroOf(i);
    const left = budget[i] - (cost.total[i] - euro);
    if (euro > 0) return left / euro;
    return left >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  });
  return candidatesOf(factors);
}

function change({ today, required }: Condition): number {
  return today > 0 && required > 0 ? Math.abs(Math.log(required / today)) : Number.POSITIVE_INFINITY;
}

function moreBudget({ cost, inputs, required }: BudgetCase): Condition {
  const candidate = { what: "budgetEuro", comparator: "at least", today: inputs.budgetEuro } as const;
  return judged(candidate, quantileOfDraws(cost.total, required)).condition;
}
