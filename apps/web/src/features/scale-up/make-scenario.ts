import type { Choices, Scenario } from "@brainscan/ml/scaleup/scenario";
import { moveInput } from "./move-input.ts";
import type { Moves } from "./moves-param.ts";

/** What the reader changed of the study's own scenario. */
export type ScenarioChanges = { moves: Moves; choices: Partial<Choices> };

/** The study's scenario with the reader's changes; a moved input is the reader's own from then on. */
export function makeScenario(base: Scenario, { moves, choices }: ScenarioChanges): Scenario {
  return {
    ...base,
    choices: { ...base.choices, ...choices },
    inputs: base.inputs.map((input) => {
      const move = moves[input.id];
      if (!move) return input;
      return {
        ...input,
        distribution: moveInput(input.id, input.distribution, move),
        provenance: { kind: "user" as const },
      };
    }),
  };
}
