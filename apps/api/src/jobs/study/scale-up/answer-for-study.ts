import type { ScaleUpFindings } from "../../../deliverables/report/scale-up-section.ts";
import type { PlanSettings } from "../../../plan/plan.ts";
import { defaultScenario } from "../../../scale-up/default-scenario.ts";
import { labelGainOf } from "../../../scale-up/label-gain.ts";
import { noQuality, studyQuality } from "../../../scale-up/study-quality.ts";
import { runScience } from "../../../science/run-science.ts";
import type { JobContext } from "../../job.ts";
import type { AuditFindings } from "../audits/run-audits.ts";
import type { Evaluated } from "../experiments/run-experiments.ts";
import type { StudyInputs } from "../load-inputs.ts";
import type { Assessed } from "../predictions/assess.ts";
import type { FinalModel } from "../predictions/fit-final.ts";
import { measureScaleUp } from "./measure-scale-up.ts";

export type ScaleUpParams = {
  inputs: StudyInputs;
  settings: PlanSettings;
  champion: { evaluated: Evaluated; final: FinalModel; assessed: Assessed } | null;
  audits: AuditFindings;
};

/** Whether a far larger set can be labelled for the budget, by what this study measured. Without a champion nothing is known
 *  of the misses, and the answer says so. */
export async function answerForStudy(
  context: JobContext,
  { inputs, settings, champion, audits }: ScaleUpParams,
): Promise<ScaleUpFindings> {
  const measured = await measureScaleUp(
    context,
    inputs,
    champion && { experiment: champion.evaluated.experiment, final: champion.final },
  );
  const quality = champion
    ? studyQuality({
        ...{ guarantee: champion.assessed.guarantee, outOfFold: champion.final.outOfFold.repeats },
        ...{ labels: champion.final.learning.inputs.labels, groups: champion.final.learning.inputs.groups },
        ...{ auditScores: champion.assessed.auditScores, prevalence: champion.assessed.prevalence },
        labelGain: labelGainOf(audits.nextLabels?.expectedGain ?? null),
      })
    : noQuality(inputs.rows.filter(({ label, conflict }) => label === -1 && !conflict).length);
  const scenario = defaultScenario(measured, settings);
  const { signal } = context;
  return { measured, quality, answer: await runScience("answerScaleUp", { scenario, quality }, { signal }) };
}
