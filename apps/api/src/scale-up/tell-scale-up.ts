import type { Provenance } from "@brainscan/ml/scaleup/scenario";
import type { ScaleUpFindings } from "../deliverables/report/scale-up-section.ts";
import type { Language } from "../messages/message.ts";
import { tellSource } from "./assumptions.ts";

/** The answer with the sources of its inputs in the reader's language; told ones can be told again. */
export function tellScaleUp(scaleUp: ScaleUpFindings, language: Language): ScaleUpFindings {
  const { answer } = scaleUp;
  const inputs = answer.scenario.inputs.map((input) => ({
    ...input,
    provenance: tellProvenance(input.provenance, language),
  }));
  return { ...scaleUp, answer: { ...answer, scenario: { ...answer.scenario, inputs } } };
}

function tellProvenance(provenance: Provenance, language: Language): Provenance {
  return "source" in provenance ? { ...provenance, source: tellSource(provenance.source, language) } : provenance;
}
