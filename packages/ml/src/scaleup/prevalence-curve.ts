import type { PrevalencePoint } from "./answer.ts";
import { baseCost } from "./base-cost.ts";
import type { DrawSet } from "./draw-sets.ts";
import { rangeOf } from "./order-statistic.ts";
import { planCost } from "./plan-cost.ts";
import { planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { Choices } from "./scenario.ts";

/** From a screened population to a clinic's own suspects, both ends told. */
const PREVALENCES = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** What a plan misses, falsely alarms and costs by the share of cancers among the images to come. */
export function prevalenceCurve(
  plan: Plan,
  { inputs, rates }: DrawSet,
  choices: Choices,
  normalsWithheld: boolean,
): PrevalencePoint[] {
  const base = baseCost(inputs, choices);
  return PREVALENCES.map((prevalence) => {
    const held = { ...inputs, prevalence: new Float64Array(inputs.prevalence.length).fill(prevalence) };
    const outcome = planOutcome(plan, held, rates, normalsWithheld);
    return {
      prevalence,
      missedCancers: rangeOf(outcome.missedCancers),
      falseAlarms: rangeOf(outcome.falseAlarms),
      totalEuro: rangeOf(planCost(base, outcome).total),
    };
  });
}
