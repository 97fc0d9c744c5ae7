import type { InputId, Scenario } from "@brainscan/ml/scaleup/scenario";
import type { ScaleUpAsked } from "../checks/gather/scale-up-answered.ts";
import type { ScaleUpFindings } from "../deliverables/report/scale-up-section.ts";
import { typicalValue } from "./typical-value.ts";

/** What the check of the answer looks at. */
export function askedOf({ quality, answer }: Pick<ScaleUpFindings, "quality" | "answer">): ScaleUpAsked {
  const { scenario, verdict } = answer;
  return {
    ...{ nImages: typicalInput(scenario, "nImages"), budgetEuro: typicalInput(scenario, "budgetEuro") },
    ...{ verdict: verdict.status, probability: verdict.probability, nCancer: quality.nCancer },
  };
}

function typicalInput({ inputs }: Scenario, id: InputId): number {
  const input = inputs.find((one) => one.id === id);
  if (!input) throw new Error(`the scenario has no ${id}`);
  return typicalValue(input.distribution);
}
