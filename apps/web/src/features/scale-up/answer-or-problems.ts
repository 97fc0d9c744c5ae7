import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import type { InputId, Scenario } from "@brainscan/ml/scaleup/scenario";
import { type ScenarioProblem, validateScenario } from "@brainscan/ml/scaleup/validate-scenario";
import { centralValue } from "./central-value.ts";

type Answered = { answer: ScaleUpAnswer | null; problems: ScenarioProblem[]; budgetEuro: number; nImages: number };

/** The answer to a scenario, or what keeps it from being answered. */
export function answerOrProblems(scenario: Scenario, quality: StudyQuality): Answered {
  const problems = validateScenario(scenario);
  const central = (wanted: InputId) => {
    const input = scenario.inputs.find(({ id }) => id === wanted);
    return input ? centralValue(input.distribution) : 0;
  };
  return {
    answer: problems.length === 0 ? answerScaleUp(scenario, quality) : null,
    problems,
    budgetEuro: central("budgetEuro"),
    nImages: central("nImages"),
  };
}
