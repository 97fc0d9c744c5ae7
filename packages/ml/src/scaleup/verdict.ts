import type { Constraint, Verdict } from "./answer.ts";
import { type AssessedPlan, type Assessment, affordableBy, budgetWithOverheads, statusOfPlan } from "./assess-plan.ts";
import { nextStep } from "./next-step.ts";
import { quantileOfDraws } from "./order-statistic.ts";
import { overheads } from "./plan-cost.ts";
import { verdictStatus } from "./verdict-status.ts";

/** What is said of the best plan, with everything that would have to come true. */
export function verdictOf(best: AssessedPlan, assessment: Assessment): Verdict {
  const { budget, quality } = best;
  const { draws } = assessment;
  const status = statusOfPlan(best);
  const constraints: Constraint[] = [...(budget.within ? [] : ["BUDGET" as const]), ...quality.constraints];
  const entered = overheads(draws.all.inputs).some((euro) => euro > 0);
  const whole = entered ? budgetWithOverheads(best, assessment) : budget;
  const at = (values: Float64Array) => values[0];
  const { inputs } = draws.median;
  return {
    ...{ status, plan: best.plan.id, probability: budget.probability, missedCancers: best.missedCancers, constraints },
    conditions: [...(budget.condition ? [budget.condition] : []), ...quality.conditions],
    nextStep:
      status === "feasible"
        ? null
        : nextStep(budget, quality, assessment.quality, {
            labelEuro: quantileOfDraws(best.cost.expertLabelEuro, 0.5),
            machineHourEuro: at(inputs.machineHourEuro),
            imagesPerSecond: at(inputs.imagesPerSecond),
            predictionsPerSecond: at(inputs.predictionsPerSecond),
            pilotImages: at(inputs.pilotImages),
            pilotLabels: at(inputs.pilotLabels),
            affordableImages: affordableBy(best, assessment),
            auditImages: best.plan.auditImages,
          }),
    withOverheads: { status: verdictStatus(whole, quality), probability: whole.probability, entered },
  };
}
