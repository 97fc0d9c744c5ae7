import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import type { Scenario } from "@brainscan/ml/scaleup/scenario";

export type StudyScaleUp = { scenario: Scenario; quality: StudyQuality };

/** What the API hands over as JSON is what its published report schema says: the same types that the model takes. */
export function readStudyScaleUp({ scenario, quality }: { scenario: unknown; quality: unknown }): StudyScaleUp {
  return { scenario: scenario as Scenario, quality: quality as StudyQuality };
}
