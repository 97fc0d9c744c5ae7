"use client";
import type { PlanAnswer, ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { Choices } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { OwnPlanForm } from "./own-plan-form.tsx";
import { useContractText } from "./use-contract-text.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";
import { VERDICT_TONES } from "./verdict-panel.tsx";

type PlansPanelProps = {
  answer: ScaleUpAnswer;
  budgetEuro: number;
  onOwnPlan: (ownPlan: Choices["ownPlan"]) => void;
};

/** What each plan costs, misses and promises, line by line. */
export function PlansPanel({ answer, budgetEuro, onOwnPlan }: PlansPanelProps) {
  const t = useTranslations("scaleUp.plans");
  const { count, share } = useScaleUpFormat();
  const { plans, scenario, verdict } = answer;
  const { ownPlan } = scenario.choices;
  return (
    <Card className="break-inside-avoid">
      <CardHeader
        title={t("title")}
        description={t("detail", { level: share(plans[0].totalEuro.level), draws: count(scenario.nDraws) })}
        actions={
          <Button
            size="sm"
            variant="outline"
            className="print:hidden"
            onClick={() => onOwnPlan(ownPlan ? null : { reviewUndecided: true, auditImages: 0 })}
          >
            {t(ownPlan ? "removeOwn" : "addOwn")}
          </Button>
        }
      />
      <CardBody className="grid gap-4">
        {ownPlan ? <OwnPlanForm plan={ownPlan} onChange={onOwnPlan} /> : null}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-flow-col md:auto-cols-fr md:grid-cols-none md:grid-rows-[repeat(10,auto)] md:gap-y-0">
          {plans.map((plan) => (
            <PlanColumn
              key={plan.id}
              plan={plan}
              budgetEuro={budgetEuro}
              nMachines={scenario.choices.nMachines}
              best={plan.id === verdict.plan}
            />
          ))}
        </div>
      </CardBody>
    </Card>
  );
}

type PlanColumnProps = { plan: PlanAnswer; budgetEuro: number; nMachines: number; best: boolean };

function PlanColumn({ plan, budgetEuro, nMachines, best }: PlanColumnProps) {
  const t = useTranslations("scaleUp.plans");
  const tStatus = useTranslations("scaleUp.status");
  const contractText = useContractText();
  const { euro, items, share, hours, range } = useScaleUpFormat();
  const lines: [name: string, value: string, spread?: string][] = [
    [t("total"), euro(plan.totalEuro.value), range(plan.totalEuro, euro)],
    [t("within", { budget: euro(budgetEuro) }), t("withinValue", { share: share(plan.probabilityWithinBudget) })],
    [t("missed"), items(plan.missedCancers.value), range(plan.missedCancers, items)],
    [t("falseAlarms"), items(plan.falseAlarms.value), range(plan.falseAlarms, items)],
    [t("human"), share(plan.humanShare.value), range(plan.humanShare, share)],
    [t("labels"), items(plan.expertLabels.value), range(plan.expertLabels, items)],
    [t("wall", { machines: nMachines }), hours(plan.wallHours.value), range(plan.wallHours, hours)],
  ];
  const spent = plan.parts.filter(({ euro: amount }) => amount > 0);
  return (
    <section
      className="grid rounded-lg border px-4 md:row-span-10 md:grid-rows-subgrid"
      aria-labelledby={`plan-${plan.id}`}
    >
      <h3
        id={`plan-${plan.id}`}
        className="flex flex-wrap items-start justify-between gap-2 pt-3.5 pb-2 text-sm font-semibold"
      >
        {t(plan.id)}
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={VERDICT_TONES[plan.status]}>{tStatus(plan.status)}</Badge>
          {best ? <Badge tone="outline">{t("best")}</Badge> : null}
        </span>
      </h3>
      {lines.map(([name, value, spread]) => (
        <dl key={name} className="flex items-baseline justify-between gap-3 border-t py-2 text-[13px]">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="text-right font-medium">
            {value}
            {spread !== undefined && spread !== value ? (
              <span className="block text-xs font-normal text-muted-foreground">{spread}</span>
            ) : null}
          </dd>
        </dl>
      ))}
      <div className="border-t py-2.5 text-[13px] leading-relaxed">
        <h4 className="text-xs font-medium text-muted-foreground">{t("promise")}</h4>
        {contractText(plan.contract).join(" ")}
      </div>
      <div className="border-t py-2.5 text-[13px]">
        <h4 className="mb-1 text-xs font-medium text-muted-foreground">{t("parts")}</h4>
        <dl className="grid gap-1">
          {spent.map(({ part, euro: amount }) => (
            <div key={part} className="flex justify-between gap-3">
              <dt>{t(`part.${part}`)}</dt>
              <dd>{euro(amount)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
