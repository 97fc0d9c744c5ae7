import { baseCost } from "./base-cost.ts";
import type { DrawSet } from "./draw-sets.ts";
import { planCost } from "./plan-cost.ts";
import { planOutcome } from "./plan-outcome.ts";
import type { Plan } from "./plan-specs.ts";
import type { Choices, InputId } from "./scenario.ts";

/** A plan's total at single values: the same arithmetic as the simulation's, with one draw. */
export function planTotal(plan: Plan, { inputs, rates }: DrawSet, choices: Choices, normalsWithheld: boolean): number {
  return planCost(baseCost(inputs, choices), planOutcome(plan, inputs, rates, normalsWithheld)).total[0];
}

/** The same values with one input moved. */
export function withInput(at: DrawSet, id: InputId, value: number): DrawSet {
  return { ...at, inputs: { ...at.inputs, [id]: Float64Array.of(value) } };
}
