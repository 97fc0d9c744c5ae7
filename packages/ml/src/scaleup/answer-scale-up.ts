import type { ScaleUpAnswer } from "./answer.ts";
import { type Assessment, assessPlans, drawPlan } from "./assess-plan.ts";
import { breakEvens } from "./break-evens.ts";
import { checkQuality, checkScenario } from "./check-scale-up.ts";
import { choosePlan } from "./choose-plan.ts";
import { describePlans } from "./describe-plans.ts";
import { inputsOf } from "./draw-inputs.ts";
import { drawSets } from "./draw-sets.ts";
import { frontier } from "./frontier.ts";
import { normalsWithheld, operatingPoint } from "./operating-point.ts";
import { plansOf } from "./plan-specs.ts";
import { prevalenceCurve } from "./prevalence-curve.ts";
import type { StudyQuality } from "./quality.ts";
import { readingAnswer } from "./readings.ts";
import { recommendations } from "./recommendations.ts";
import { READINGS, type Scenario } from "./scenario.ts";
import { tornado } from "./tornado.ts";
import { verdictOf } from "./verdict.ts";

/** Whether the images can be labelled for the budget, on which conditions, and at how many misses. Same scenario and
 *  quality, same bytes.
 *  @throws RangeError naming the input, choice or count that cannot be answered, and its value (see validateScenario)
 *  O(plans * readings * draws + points * CURVE_DRAWS). */
export function answerScaleUp(scenario: Scenario, quality: StudyQuality): ScaleUpAnswer {
  checkScenario(scenario);
  checkQuality(quality);
  const { choices } = scenario;
  const inputs = inputsOf(scenario);
  const operating = operatingPoint(quality, choices);
  const draws = drawSets(scenario, inputs, operating.point);
  const assessment: Assessment = { choices, quality, operating, draws };

  const drawn = plansOf(choices, draws.median.inputs.readerMissRate[0]).map((plan) => drawPlan(plan, assessment));
  const byReading = READINGS.map((reading) => ({ reading, plans: assessPlans(drawn, reading, assessment) }));
  const plans = byReading.filter(({ reading }) => reading === choices.reading)[0].plans;
  const best = choosePlan(plans);

  const atMedian = { median: draws.median, choices, normalsWithheld: normalsWithheld(operating) };
  return {
    scenario,
    verdict: verdictOf(best, assessment),
    plans: describePlans(plans, assessment),
    readings: byReading.map((each) => readingAnswer(each.reading, each.plans, assessment)),
    tornado: tornado(best.plan, inputs, operating.point, atMedian),
    breakEvens: breakEvens(best.plan, atMedian),
    frontier: frontier(
      drawn.map(({ plan }) => plan),
      quality,
      assessment,
    ),
    prevalence: prevalenceCurve(best.plan, assessment),
    recommendations: recommendations(draws.median, quality, choices),
  };
}
