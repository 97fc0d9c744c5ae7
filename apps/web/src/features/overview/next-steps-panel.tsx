"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import type { CountsPanelFragment, DecisionsPanelFragment, RunStatus } from "../../generated/graphql.ts";
import { usePageHref } from "../../shell/use-page-href.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";

type NextStepsPanelProps = {
  dataset: CountsPanelFragment;
  importing: boolean;
  latestStudy: { status: RunStatus; stale: boolean } | null;
  study: (DecisionsPanelFragment & { stale: boolean }) | null;
};

export function NextStepsPanel({ dataset, importing, latestStudy, study }: NextStepsPanelProps) {
  const t = useTranslations("overview.next");
  const finished = study ? { stale: study.stale, decisions: study.decisions, decisionRule: ruleOf(study) } : null;
  const steps = nextSteps({ counts: dataset.counts, importing, latestStudy, finished });
  return (
    <Card>
      <CardHeader title={t("title")} />
      <CardBody>
        <ol className="grid gap-3.5">
          {steps.map((step, index) => (
            <li key={step.kind} className="flex gap-3 text-[13px] leading-relaxed">
              <span
                aria-hidden
                className="grid size-5 shrink-0 place-items-center rounded-full bg-muted text-[11px] font-medium text-muted-foreground"
              >
                {index + 1}
              </span>
              <StepText step={step} />
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

function ruleOf({ decisionRule }: DecisionsPanelFragment) {
  return decisionRule ? { status: decisionRule.status, labelsNeeded: decisionRule.labelsNeeded ?? null } : null;
}

function StepText({ step }: { step: NextStep }) {
  const t = useTranslations("overview.next");
  const format = useFormatter();
  switch (step.kind) {
    case "waitForImport":
    case "startStudy":
    case "waitForStudy":
    case "retryStudy":
    case "studyAgain":
      return <p>{t(step.kind)}</p>;
    case "addLabels":
      return <p>{step.missing === "all" ? t("addLabels") : t("addOtherClass")}</p>;
    case "readAtRandom":
      return (
        <StepLink path="/audit/">
          {step.needed === null
            ? t("readAtRandom")
            : t("readSoMany", { needed: step.needed, shown: format.number(step.needed) })}
        </StepLink>
      );
    case "lookAtConflicts":
      return (
        <StepLink path="/data/" extra={{ duplicated: "true", labelled: "yes" }}>
          {t("lookAtConflicts", { groups: step.groups, shown: format.number(step.groups) })}
        </StepLink>
      );
    case "lookAtLeaks":
      return (
        <StepLink path="/data/" extra={{ duplicated: "true", labelled: "yes" }}>
          {t("lookAtLeaks", { images: step.images, shown: format.number(step.images) })}
        </StepLink>
      );
    case "review":
      return (
        <StepLink path="/predictions/" extra={{ decision: "REVIEW", sort: "CERTAINTY" }}>
          {t("review", { files: step.files, shown: format.number(step.files) })}
        </StepLink>
      );
    case "exploreMap":
      return <StepLink path="/map/">{t("exploreMap")}</StepLink>;
  }
}

function StepLink({ path, extra, children }: { path: string; extra?: Record<string, string>; children: string }) {
  const href = usePageHref();
  return (
    <Link href={href(path, extra)} className="group rounded-sm text-link underline-offset-4 hover:underline">
      {children}
      <ArrowRight className="ml-1 inline size-3.5 transition-transform group-hover:translate-x-0.5" aria-hidden />
    </Link>
  );
}
