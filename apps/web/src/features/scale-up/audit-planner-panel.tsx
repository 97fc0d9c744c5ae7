"use client";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { InputId } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { parseAsFloat, parseAsInteger, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { AuditSampleList } from "./audit-sample-list.tsx";
import { centralValue } from "./central-value.ts";
import { NumberInput } from "./number-input.tsx";
import { planAuditSample } from "./plan-audit-sample.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

const auditParams = {
  auditShare: parseAsFloat,
  auditFound: parseAsInteger,
  auditReader: parseAsFloat,
  auditOf: parseAsInteger,
};

/** How many automatic normals experts have to read to bound the share of cancers among them, and which. */
export function AuditPlannerPanel({ studyId, answer }: { studyId: string; answer: ScaleUpAnswer }) {
  const t = useTranslations("scaleUp.audit");
  const { euro, count, share } = useScaleUpFormat();
  const [params, setParams] = useQueryStates(auditParams);
  const { scenario } = answer;
  const { confidence, maxCancerAmongNormal } = scenario.choices;
  const central = (id: InputId) => {
    const input = scenario.inputs.find((candidate) => candidate.id === id);
    return input ? centralValue(input.distribution) : 0;
  };
  const maxShare = params.auditShare ?? maxCancerAmongNormal;
  const allowedFailures = params.auditFound ?? 0;
  const readerMissRate = params.auditReader ?? central("readerMissRate");
  // As many as would be normal if the classifier called each image rightly: how many it does not matters little to a sample.
  const population = params.auditOf ?? Math.max(1, Math.round(central("nImages") * (1 - central("prevalence"))));
  const planned = useMemo(
    () => planAuditSample({ maxShare, confidence, allowedFailures, readerMissRate, population }),
    [maxShare, confidence, allowedFailures, readerMissRate, population],
  );
  const price = answer.readings.find(({ reading }) => reading === scenario.choices.reading)?.expertLabelEuro ?? 0;
  const fields = [
    { id: "auditShare", name: t("maxShare"), value: maxShare, min: 0.00001, max: 0.5 },
    { id: "auditFound", name: t("failures"), value: allowedFailures, min: 0, max: 1000, whole: true },
    { id: "auditReader", name: t("readerMissRate"), value: readerMissRate, min: 0, max: 0.9 },
    { id: "auditOf", name: t("population"), value: population, min: 1, max: 1e12, whole: true },
  ] as const;
  return (
    <Card className="break-inside-avoid">
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-4">
        <div className="flex flex-wrap gap-x-6 gap-y-3 print:hidden">
          {fields.map(({ id, name, ...field }) => (
            <label key={id} htmlFor={id} className="grid gap-1 text-[13px]">
              {name}
              <NumberInput
                id={id}
                className="h-8 w-28"
                onChange={(written) => void setParams({ [id]: written })}
                {...field}
              />
            </label>
          ))}
        </div>
        {planned?.n ? (
          <div className="grid gap-1">
            <p className="text-[15px] leading-relaxed font-medium">
              {t("answer", {
                n: count(planned.n),
                euro: euro(planned.n * price),
                failures: allowedFailures,
                share: share(maxShare),
                confidence: share(confidence),
              })}
            </p>
            {planned.nBinomial === null ? null : (
              <p className="text-xs text-muted-foreground">{t("binomial", { n: count(planned.nBinomial) })}</p>
            )}
          </div>
        ) : (
          <p className="text-sm text-muted-foreground">{t("impossible", { population: count(population) })}</p>
        )}
        <AuditSampleList studyId={studyId} wanted={planned?.n ?? 0} seed={scenario.seed} />
      </CardBody>
    </Card>
  );
}
