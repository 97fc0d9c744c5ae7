import type { StudyExperiments } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";

export type ComparisonFindings = Record<string, unknown>;

/** What the experiments of a study say beside one another. */
export function compareStudy(_experiments: StudyExperiments, _inputs: StudyInputs): ComparisonFindings {
  return {};
}
