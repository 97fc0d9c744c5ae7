"use client";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { ChartTable } from "../../figures/chart-table.tsx";
import { unitOf } from "./condition-units.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** What each input would have to be for the plan to cost just the budget. */
export function BreakEvenPanel({ answer, budgetEuro }: { answer: ScaleUpAnswer; budgetEuro: number }) {
  const t = useTranslations("scaleUp.charts");
  const tDecide = useTranslations("scaleUp.decide");
  const tPlan = useTranslations("scaleUp.plans");
  const tName = useTranslations("scaleUp.assumptions.names");
  const { euro, unit } = useScaleUpFormat();
  const { breakEvens, verdict } = answer;
  if (breakEvens.length === 0) return null;
  return (
    <Card className="break-inside-avoid">
      <CardHeader
        title={t("breakEven")}
        description={t("breakEvenDetail", { plan: tPlan(verdict.plan), budget: euro(budgetEuro) })}
      />
      <CardBody>
        <ChartTable
          head={[t("tornadoInput"), tDecide("today"), t("breakEvenValue")]}
          rows={breakEvens.map(({ id, today, value }) => [
            tName(id),
            unit(today, unitOf(id)),
            value === null ? t("breakEvenNone") : unit(value, unitOf(id)),
          ])}
        />
      </CardBody>
    </Card>
  );
}
