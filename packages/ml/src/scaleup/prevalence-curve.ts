import type { PrevalencePoint } from "./answer.ts";
import type { Assessment } from "./assess-plan.ts";
import { baseCost } from "./base-cost.ts";
import { falseAlarmRange, missedRange, seenBy } from "./error-ranges.ts";
import { normalsWithheld } from "./operating-point.ts";
import { rangeOf } from "./order-statistic.ts";
import { planCost } from "./plan-cost.ts";
import { planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";

/** From a screened population to a clinic's own suspects, both ends told. */
const PREVALENCES = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** What a plan misses, falsely alarms and costs by the share of cancers among the images to come. */
export function prevalenceCurve(
  plan: Plan,
  { choices, quality, operating, draws }: Pick<Assessment, "choices" | "quality" | "operating" | "draws">,
): PrevalencePoint[] {
  const { inputs, rates } = draws.fewer;
  const base = baseCost(inputs, choices);
  const seen = seenBy(quality, operating);
  return PREVALENCES.map((prevalence) => {
    const held = { ...inputs, prevalence: new Float64Array(inputs.prevalence.length).fill(prevalence) };
    const outcome = planOutcome(plan, held, rates, normalsWithheld(operating));
    return {
      prevalence,
      missedCancers: missedRange(outcome.missedCancers, held, seen),
      falseAlarms: falseAlarmRange(outcome, held, seen),
      totalEuro: rangeOf(planCost(base, outcome).total),
    };
  });
}
