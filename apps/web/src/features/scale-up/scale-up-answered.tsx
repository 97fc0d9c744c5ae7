"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { Alert } from "../../components/ui/alert.tsx";
import { Button } from "../../components/ui/button.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { AllInputs } from "./all-inputs.tsx";
import { answerOrProblems } from "./answer-or-problems.ts";
import { AssumptionsPanel } from "./assumptions-panel.tsx";
import { AuditPlannerPanel } from "./audit-planner-panel.tsx";
import { ConditionsPanel } from "./conditions-panel.tsx";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { PrintedInputs } from "./printed-inputs.tsx";
import type { StudyScaleUp } from "./read-study-scale-up.ts";
import { ReadingsPanel } from "./readings-panel.tsx";
import { RecommendationsPanel } from "./recommendations-panel.tsx";
import { ScaleUpCharts } from "./scale-up-charts.tsx";
import { useProblemText } from "./use-problem-text.ts";
import { useScenario } from "./use-scenario.ts";
import { useSettled } from "./use-settled.ts";
import { VerdictPanel } from "./verdict-panel.tsx";

const SETTLED_AFTER_MS = 250;
const DRAWS_WHILE_MOVING = 4000;

/** The answer for the scenario in the address, worked out here as one drags. The offer first, then what it rests on. */
export function ScaleUpAnswered({ studyId, scenario: base, quality }: StudyScaleUp & { studyId: string }) {
  const t = useTranslations("scaleUp");
  const state = useScenario(base);
  const { dataset } = useSelection();
  const problemText = useProblemText();
  const scenario = useDeferredValue(state.scenario);
  // While one drags fewer draws answer at once; the whole simulation follows when the hand rests.
  const settled = useSettled(scenario, SETTLED_AFTER_MS);
  const { answer, problems, budgetEuro, nImages } = useMemo(() => {
    const nDraws = settled ? scenario.nDraws : Math.min(scenario.nDraws, DRAWS_WHILE_MOVING);
    return answerOrProblems({ ...scenario, nDraws }, quality);
  }, [scenario, settled, quality]);
  return (
    <>
      <PageHeading
        title={t("title")}
        description={
          <>
            {t("description")}
            <span className="hidden print:block">{t("printed", { dataset: dataset?.name ?? "" })}</span>
          </>
        }
        actions={
          <div className="flex gap-2 print:hidden">
            <CopyLinkButton />
            <Button size="sm" onClick={() => window.print()}>
              <Printer aria-hidden />
              {t("print")}
            </Button>
          </div>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] print:grid-cols-1">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {answer ? (
            <>
              <VerdictPanel answer={answer} />
              <ConditionsPanel answer={answer} />
            </>
          ) : (
            <Alert tone="error" title={t("invalid")}>
              <ul>
                {problems.map((problem) => (
                  <li key={`${problem.field} ${problem.code}`}>{problemText(problem)}</li>
                ))}
              </ul>
            </Alert>
          )}
        </div>
        <div className="lg:sticky lg:top-28 lg:row-span-2 lg:max-h-[calc(100dvh-8rem)] lg:overflow-y-auto print:hidden">
          <AssumptionsPanel base={base} state={state} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {answer ? (
            <>
              <ReadingsPanel
                answer={answer}
                budgetEuro={budgetEuro}
                nImages={nImages}
                onRead={(reading) => state.choose({ reading })}
              />
              <PlansPanel answer={answer} budgetEuro={budgetEuro} onOwnPlan={(ownPlan) => state.choose({ ownPlan })} />
              <ScaleUpCharts answer={answer} quality={quality} budgetEuro={budgetEuro} />
              <AuditPlannerPanel studyId={studyId} answer={answer} />
              <RecommendationsPanel answer={answer} />
            </>
          ) : null}
          <div className="print:hidden">
            <AllInputs state={state} />
          </div>
          <PrintedInputs scenario={scenario} />
        </div>
      </div>
    </>
  );
}
