import type { ReadingAnswer } from "./answer.ts";
import { type AssessedPlan, type Assessment, affordableBy, statusOfPlan } from "./assess-plan.ts";
import { automaticLabelEuro } from "./base-cost.ts";
import { choosePlan } from "./choose-plan.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import type { Reading } from "./scenario.ts";

/** The answer under one reading of the pilot's budget. The price of an automatic label is that of the reading: agreed, or
 *  what machines and storage come to for one image. */
export function readingAnswer(reading: Reading, plans: readonly AssessedPlan[], assessment: Assessment): ReadingAnswer {
  const best = choosePlan(plans);
  const { inputs } = assessment.draws.all;
  const { cost } = best;
  const labels =
    reading === "automaticLabel"
      ? automaticLabelEuro(inputs)
      : inputs.nImages.map((n, i) => (cost.machines[i] + cost.storage[i]) / n);
  return {
    ...{ reading, status: statusOfPlan(best), plan: best.plan.id },
    ...{
      totalEuro: rangeOf(cost.total),
      probability: best.budget.probability,
      affordableImages: affordableBy(best, assessment),
    },
    automaticLabelEuro: quantileOfDraws(labels, 0.5),
    expertLabelEuro: quantileOfDraws(cost.expertLabelEuro, 0.5),
  };
}
