"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { IntervalBar } from "../../figures/interval-bar.tsx";
import { graphql } from "../../generated/gql.ts";
import type { FairnessPanelFragment } from "../../generated/graphql.ts";

graphql(`
  fragment FairnessPanel on Study {
    audits {
      fairness
      representativeness {
        fair
        auc
        interval {
          low
          high
          level
        }
        pValue
        criticalAuc
        nLabelled
        nPool
        nPermutations
        labelShift {
          verdict
          auc
          pValue
        }
      }
    }
  }
`);

/** Whether the labels are a fair sample of all images: in words first, then by the two tests. */
export function FairnessPanel({ study }: { study: FairnessPanelFragment }) {
  const t = useTranslations("dataAudit.fairness");
  const format = useFormatter();
  if (!study.audits) return null;
  const { fairness, representativeness } = study.audits;
  const { fair = null, auc = null, interval = null, pValue = null, labelShift } = representativeness;
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const verdict = fair === null ? "unknown" : fair ? "fair" : "notFair";
  return (
    <Card>
      <CardHeader
        title={t("title")}
        actions={<Badge tone={verdict === "notFair" ? "warning" : "outline"}>{t(verdict)}</Badge>}
      />
      <CardBody className="grid gap-4">
        <div className="grid max-w-3xl gap-2 text-sm leading-relaxed">
          {fairness.map((statement) => (
            <p key={statement}>{statement}</p>
          ))}
        </div>
        {auc !== null && interval ? (
          <ChartFrame
            className="max-w-3xl"
            title={t("area", { auc: figure(auc), low: figure(interval.low), high: figure(interval.high) })}
            name="representativeness"
            data={{
              head: ["roc_auc", "low", "high", "level", "p_value", "n_labelled", "n_pool", "n_permutations"],
              rows: [
                [
                  ...[auc, interval.low, interval.high, interval.level, pValue],
                  ...[representativeness.nLabelled, representativeness.nPool, representativeness.nPermutations],
                ],
              ],
            }}
            caption={
              <>
                {t("caption", {
                  level: format.number(interval.level, { style: "percent" }),
                  labelled: format.number(representativeness.nLabelled),
                  pool: format.number(representativeness.nPool),
                })}{" "}
                {pValue === null
                  ? null
                  : t("permutations", {
                      p: format.number(pValue, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
                      n: format.number(representativeness.nPermutations),
                    })}
              </>
            }
          >
            <IntervalBar
              row={{
                ...{ id: "fairness", drawn: true, value: auc, low: interval.low, high: interval.high },
                position: { value: auc, low: interval.low, high: interval.high },
              }}
              domain={{ low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], reference: 0.5 }}
              axis
            />
          </ChartFrame>
        ) : null}
        {labelShift ? (
          <p className="max-w-3xl border-l-2 pl-3 text-[13px] leading-relaxed text-muted-foreground">
            {t(`shift.${labelShift.verdict}`)}{" "}
            {labelShift.auc == null || labelShift.pValue == null
              ? null
              : t("shiftFigures", {
                  auc: figure(labelShift.auc),
                  p: format.number(labelShift.pValue, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
                })}
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}
