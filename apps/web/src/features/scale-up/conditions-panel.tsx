"use client";
import type { NextStep, ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { usePageHref } from "../../shell/use-page-href.ts";
import { unitOf } from "./condition-units.ts";
import type { Unit } from "./input-units.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** What has to come true for a yes, each with its value today, and the cheapest thing to do next. */
export function ConditionsPanel({ answer }: { answer: ScaleUpAnswer }) {
  const t = useTranslations("scaleUp.decide");
  const tName = useTranslations("scaleUp.assumptions.names");
  const { unit } = useScaleUpFormat();
  const { conditions, nextStep } = answer.verdict;
  return (
    <Card>
      <CardHeader title={t("title")} description={conditions.length > 0 ? t("detail") : t("none")} />
      <CardBody className="grid gap-4">
        {conditions.length > 0 ? (
          <Table>
            <thead>
              <tr>
                <Th>{t("what")}</Th>
                <Th className="text-right">{t("today")}</Th>
                <Th className="text-right">{t("required")}</Th>
                <Th className="text-right">{t("reach")}</Th>
              </tr>
            </thead>
            <tbody>
              {conditions.map(({ what, comparator, today, required, withinReach }) => (
                <tr key={what}>
                  <Td className="font-medium">{tName(what)}</Td>
                  <Td className="text-right">{unit(today, unitOf(what))}</Td>
                  <Td className="text-right whitespace-nowrap">
                    {t(comparator, { value: unit(required, unitOf(what)) })}
                  </Td>
                  <Td className="text-right">
                    <Badge tone={withinReach ? "success" : "neutral"}>{t(withinReach ? "yes" : "no")}</Badge>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
        {nextStep ? <NextStepLine step={nextStep} /> : null}
      </CardBody>
    </Card>
  );
}

const STEP_UNITS = {
  READ_RANDOM_LABELS: "count",
  LABEL_CANCERS: "count",
  AGREE_PRICE: "euro",
  REDUCE_IMAGES: "count",
  AUDIT_NORMALS: "count",
  MEASURE_SPEED: "perSecond",
} as const satisfies Record<NextStep["code"], Unit>;

function NextStepLine({ step }: { step: NextStep }) {
  const t = useTranslations("scaleUp.decide");
  const { euro, unit } = useScaleUpFormat();
  const href = usePageHref();
  return (
    <div className="grid gap-1 rounded-lg bg-muted px-4 py-3 text-sm">
      <h3 className="text-[13px] font-medium text-muted-foreground">{t("nextStep")}</h3>
      <p className="leading-relaxed">
        {t(`step.${step.code}`, {
          amount: unit(step.amount, STEP_UNITS[step.code]),
          euro: step.euro > 0 ? euro(step.euro) : t("free"),
        })}{" "}
        {step.code === "READ_RANDOM_LABELS" ? (
          <Link
            href={href("/audit/")}
            className="inline-flex items-center gap-1 text-link hover:underline print:hidden"
          >
            {t("toAudit")}
            <ArrowRight className="size-3.5" aria-hidden />
          </Link>
        ) : null}
      </p>
    </div>
  );
}
