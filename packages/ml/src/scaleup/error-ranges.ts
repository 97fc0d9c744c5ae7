import type { Range } from "./answer.ts";
import { drawn } from "./base-cost.ts";
import type { InputDraws } from "./draw-inputs.ts";
import type { OperatingPoint } from "./operating-point.ts";
import { quantileOfDraws, rangeOf } from "./order-statistic.ts";
import type { PlanOutcome } from "./plan-outcome.ts";
import type { StudyQuality } from "./quality.ts";

/** Whether the study saw any cancer, any normal: without them their errors may be anything. */
export type Seen = { cancers: boolean; normals: boolean };

export function seenBy({ nNormal }: StudyQuality, { nCancer, point }: OperatingPoint): Seen {
  return { cancers: point !== null && nCancer > 0, normals: point !== null && nNormal > 0 };
}

export function missedRange(missedCancers: Float64Array, inputs: ImagesAndCancers, seen: Seen): Range {
  const cancers = (i: number) => inputs.nImages[i] * inputs.prevalence[i];
  return seen.cancers ? rangeOf(missedCancers) : anythingUpTo(cancers, missedCancers);
}

export function falseAlarmRange({ falseAlarms }: PlanOutcome, inputs: ImagesAndCancers, seen: Seen): Range {
  const normals = (i: number) => inputs.nImages[i] * (1 - inputs.prevalence[i]);
  return seen.normals ? rangeOf(falseAlarms) : anythingUpTo(normals, falseAlarms);
}

export function missRateRange({ missRate }: PlanOutcome, seen: Seen): Range {
  return seen.cancers ? rangeOf(missRate) : anythingUpTo(() => 1, missRate);
}

type ImagesAndCancers = Pick<InputDraws, "nImages" | "prevalence">;

/** From none to all, with the prior's median. */
function anythingUpTo(most: (i: number) => number, draws: Float64Array): Range {
  const all = drawn(draws.length, most);
  return { value: quantileOfDraws(draws, 0.5), low: 0, high: quantileOfDraws(all, 1), level: 1 };
}
