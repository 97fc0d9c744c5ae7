import type { BreakEven, Condition } from "./answer.ts";
import { medianOf } from "./quantiles.ts";
import type { InputId, Scenario } from "./scenario.ts";

/** The scenario with one input held at a value. */
export function withFixed(scenario: Scenario, id: InputId, value: number): Scenario {
  return {
    ...scenario,
    inputs: scenario.inputs.map((input) =>
      input.id === id ? { ...input, distribution: { kind: "fixed", value } } : input,
    ),
  };
}

export function medianIn(scenario: Scenario, id: InputId): number {
  return scenario.inputs.filter((input) => input.id === id).map(({ distribution }) => medianOf(distribution))[0];
}

/** The scenario in which a price or input is what a condition or break-even says. */
export function putBack(scenario: Scenario, what: Condition["what"] | BreakEven["id"], value: number): Scenario {
  const at = (id: InputId) => medianIn(scenario, id);
  switch (what) {
    case "automaticLabelEuro":
      return withFixed(scenario, "pilotBudgetEuro", value * at("pilotImages"));
    case "expertLabelEuro":
      return scenario.choices.reading === "expertLabel"
        ? withFixed(scenario, "pilotBudgetEuro", value * at("pilotLabels"))
        : withFixed(scenario, "expertHourEuro", (value * 3600) / at("expertSeconds"));
    case "randomLabels":
    case "labelledCancers":
    case "missRate":
      throw new Error(`${what} is no input`);
    default:
      return withFixed(scenario, what, value);
  }
}
