import type { InputDraws } from "./draw-inputs.ts";
import { missRateQuantiles, type RateDraws } from "./draw-rates.ts";
import type { Plan } from "./plan-specs.ts";
import type { QualityPoint } from "./quality.ts";

/** Whether a planned audit may be expected to find no cancer, as its bound needs. */
export type AuditGoal = {
  /** P(it finds none). */
  probability: number;
  /** The miss rate at which that would be just probable enough, null where it is today; today's median, and the lowest
   *  that is still within reach. */
  requiredMissRate: number | null;
  todayMissRate: number;
  lowestMissRate: number;
};

const BISECTIONS = 40;
const LOWEST = 0.01;

/** @param inputs, rates  a few thousand draws are enough: the chance is a mean over them
 *  @param required  the chance that has to be reached */
export function auditGoal(
  plan: Plan,
  point: QualityPoint | null,
  inputs: InputDraws,
  rates: RateDraws,
  required: number,
): AuditGoal {
  const chanceAt = (missRateOf: (i: number) => number) => {
    const n = inputs.nImages.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const cancers = inputs.prevalence[i] * missRateOf(i);
      const normals = (1 - inputs.prevalence[i]) * rates.normalNormal[i];
      const decided = cancers + normals;
      const images = Math.min(plan.auditImages, decided * inputs.nImages[i]);
      const found = decided > 0 ? (cancers / decided) * (1 - inputs.readerMissRate[i]) : 0;
      sum += Math.exp(images * Math.log1p(-found));
    }
    return sum / n;
  };
  const [lowestMissRate, todayMissRate] = missRateQuantiles(point, [LOWEST, 0.5]);
  const probability = chanceAt((i) => rates.cancerNormal[i]);
  if (probability >= required) return { ...{ probability, todayMissRate, lowestMissRate }, requiredMissRate: null };
  let requiredMissRate = 0;
  let above = 1;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (requiredMissRate + above) / 2;
    if (chanceAt(() => middle) >= required) requiredMissRate = middle;
    else above = middle;
  }
  return { probability, requiredMissRate, todayMissRate, lowestMissRate };
}
