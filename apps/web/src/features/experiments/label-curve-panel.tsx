"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { ChartTable } from "../../figures/chart-table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { LabelCurvePanelFragment } from "../../generated/graphql.ts";
import { LabelCurveChart } from "./label-curve-chart.tsx";
import { prepareLabelCurve } from "./prepare-label-curve.ts";
import { useDifferenceText } from "./use-difference-text.ts";
import { useExperimentName } from "./use-experiment-name.ts";

graphql(`
  fragment LabelCurvePanel on Study {
    comparison {
      labelEfficiency {
        supervised {
          ...ExperimentName
        }
        semiSupervised {
          ...ExperimentName
        }
        points {
          nLabels
          isAll
          supervised {
            ...MeanAreaFields
          }
          semiSupervised {
            ...MeanAreaFields
          }
          gain {
            ...DifferenceFields
          }
        }
        verdict
        smallestEffect
        n
      }
    }
  }
`);

const TONES = {
  HELPS: "success",
  HURTS: "destructive",
  DEPENDS_ON_LABELS: "warning",
  NO_DIFFERENCE_SHOWN: "neutral",
  NOT_MEASURED: "neutral",
} as const;

/** What the unlabelled images add as labels grow: two curves with their intervals, and the gain at each point. */
export function LabelCurvePanel({ study }: { study: LabelCurvePanelFragment }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const name = useExperimentName();
  const text = useDifferenceText();
  const curve = study.comparison?.labelEfficiency;
  if (!curve) return null;
  const prepared = prepareLabelCurve(curve);
  const level = curve.points.find(({ supervised }) => supervised.interval)?.supervised.interval?.level ?? null;
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const areaText = ({ auc, interval }: (typeof curve.points)[number]["supervised"]) =>
    auc == null ? "—" : interval ? `${figure(auc)} (${figure(interval.low)} – ${figure(interval.high)})` : figure(auc);
  const names = { supervised: name.method(curve.supervised), semiSupervised: name.method(curve.semiSupervised) };
  return (
    <Card>
      <CardHeader
        title={t("curve.title")}
        description={t("curve.detail")}
        actions={<Badge tone={TONES[curve.verdict]}>{t(`semi.${curve.verdict}`)}</Badge>}
      />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ChartFrame
          title={t("curve.areas")}
          name="label-efficiency"
          data={{
            head: ["n_labels", "series", "roc_auc", "low", "high", "level"],
            rows: curve.points.flatMap(({ nLabels, supervised, semiSupervised }) =>
              [
                { series: names.supervised, area: supervised },
                { series: names.semiSupervised, area: semiSupervised },
              ].map(({ series, area: { auc, interval } }) => [
                ...[nLabels, series, auc ?? null],
                ...[interval?.low ?? null, interval?.high ?? null, interval?.level ?? null],
              ]),
            ),
          }}
          height="h-64"
          axis={t("curve.labels")}
          legend={
            <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted-foreground">
              <li className="inline-flex items-center gap-1.5">
                <svg width="26" height="10" aria-hidden>
                  <line
                    x1="1"
                    x2="25"
                    y1="5"
                    y2="5"
                    stroke="var(--muted-foreground)"
                    strokeWidth="2"
                    strokeDasharray="5 4"
                  />
                  <rect x="10" y="2" width="6" height="6" fill="var(--muted-foreground)" />
                </svg>
                {t("curve.supervised", { name: names.supervised })}
              </li>
              <li className="inline-flex items-center gap-1.5">
                <svg width="26" height="10" aria-hidden>
                  <line x1="1" x2="25" y1="5" y2="5" stroke="var(--foreground)" strokeWidth="2" />
                  <circle cx="13" cy="5" r="3.5" fill="var(--foreground)" />
                </svg>
                {t("curve.semiSupervised", { name: names.semiSupervised })}
              </li>
            </ul>
          }
          caption={t("curve.caption", {
            n: curve.n ?? 0,
            level: level === null ? "" : format.number(level, { style: "percent" }),
          })}
          table={
            <ChartTable
              head={[t("curve.labels"), names.supervised, names.semiSupervised]}
              rows={curve.points.map(({ nLabels, isAll, supervised, semiSupervised }) => [
                isAll ? t("curve.all", { n: format.number(nLabels) }) : format.number(nLabels),
                areaText(supervised),
                areaText(semiSupervised),
              ])}
            />
          }
        >
          <LabelCurveChart curve={prepared} names={names} />
        </ChartFrame>
        <Table>
          <thead>
            <tr>
              <Th>{t("curve.labels")}</Th>
              <Th>{t("curve.gain")}</Th>
              <Th>{t("columns.shown")}</Th>
            </tr>
          </thead>
          <tbody>
            {prepared.points.map(({ nLabels, isAll, gain }) => (
              <tr key={isAll ? "all" : nLabels}>
                <Td className="whitespace-nowrap">
                  {isAll ? t("curve.all", { n: format.number(nLabels) }) : format.number(nLabels)}
                </Td>
                <Td>
                  <span className="font-medium tabular-nums">{text.value(gain)}</span>{" "}
                  <span className="text-xs text-muted-foreground">
                    {text.spread(gain)} · {text.basis(gain)}
                  </span>
                </Td>
                <Td className="text-xs text-muted-foreground">{text.verdict(gain)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
