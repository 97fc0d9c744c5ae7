"use client";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { ChartTable } from "../../figures/chart-table.tsx";
import { BreakEvenPanel } from "./break-even-panel.tsx";
import { ChartFigure } from "./chart-figure.tsx";
import { unitOf } from "./condition-units.ts";
import { PlanLegend } from "./plan-legend.tsx";
import { prepareCosts } from "./prepare-costs.ts";
import { prepareFrontier } from "./prepare-frontier.ts";
import { preparePrevalence } from "./prepare-prevalence.ts";
import { prepareTornado } from "./prepare-tornado.ts";
import { spreadOf } from "./spread-of.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

// The chart library is as heavy as the rest of the page: the answer comes first.
const loading = () => <Skeleton className="size-full" />;
const CostChart = dynamic(() => import("./cost-chart.tsx").then((m) => m.CostChart), { ssr: false, loading });
const FrontierChart = dynamic(() => import("./frontier-chart.tsx").then((m) => m.FrontierChart), {
  ssr: false,
  loading,
});
const PrevalenceChart = dynamic(() => import("./prevalence-chart.tsx").then((m) => m.PrevalenceChart), {
  ...{ ssr: false, loading },
});
const TornadoChart = dynamic(() => import("./tornado-chart.tsx").then((m) => m.TornadoChart), { ssr: false, loading });

type ScaleUpChartsProps = { answer: ScaleUpAnswer; quality: StudyQuality; budgetEuro: number };

/** What the answer rests on, a finding a chart. */
export function ScaleUpCharts({ answer, quality, budgetEuro }: ScaleUpChartsProps) {
  const t = useTranslations("scaleUp.charts");
  const { count } = useScaleUpFormat();
  const { scenario } = answer;
  const source = t("source", {
    draws: count(scenario.nDraws),
    seed: String(scenario.seed),
    cancers: count(quality.nCancer),
    normals: count(quality.nNormal),
  });
  const props = { answer, budgetEuro, source };
  return (
    <>
      <CostFigure {...props} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2 print:grid-cols-1">
        <FrontierFigure {...props} />
        <PrevalenceFigure {...props} />
      </div>
      <TornadoFigure {...props} />
      <BreakEvenPanel answer={answer} budgetEuro={budgetEuro} />
    </>
  );
}

type FigureProps = { answer: ScaleUpAnswer; budgetEuro: number; source: string };

function CostFigure({ answer, budgetEuro, source }: FigureProps): ReactNode {
  const t = useTranslations("scaleUp.charts");
  const tPlan = useTranslations("scaleUp.plans");
  const { euro, about, share, range } = useScaleUpFormat();
  const costs = prepareCosts(answer.plans, budgetEuro, answer.scenario.choices.requiredProbability);
  const { finding } = costs;
  const budget = euro(budgetEuro);
  return (
    <ChartFigure
      title={
        finding.kind === "within"
          ? t("costTitle.within", { plan: tPlan(finding.plan), budget })
          : t("costTitle.over", { budget, factor: about(finding.factor) })
      }
      name="cost"
      data={{
        head: ["plan", "total_euro", "low", "high", "level", "probability_within_budget"],
        rows: costs.bars.map(({ plan, median, band, probability }) => [
          plan,
          median,
          ...band,
          costs.level,
          probability,
        ]),
      }}
      caption={t("costCaption", { level: share(costs.level) })}
      source={source}
      height="h-52"
      table={
        <ChartTable
          head={[t("plan"), tPlan("total"), tPlan("within", { budget })]}
          rows={costs.bars.map(({ plan, median, band, probability }) => [
            tPlan(plan),
            tPlan("median", { value: euro(median), range: range({ low: band[0], high: band[1] }, euro) }),
            share(probability),
          ])}
        />
      }
    >
      <CostChart costs={costs} budgetEuro={budgetEuro} />
    </ChartFigure>
  );
}

function FrontierFigure({ answer, budgetEuro, source }: FigureProps): ReactNode {
  const t = useTranslations("scaleUp.charts");
  const tPlan = useTranslations("scaleUp.plans.short");
  const tContract = useTranslations("scaleUp.promise");
  const { euro, share, range } = useScaleUpFormat();
  const frontier = prepareFrontier(answer.frontier);
  if (!frontier) return null;
  return (
    <ChartFigure
      title={t(`frontierTitle.${frontier.finding}`)}
      name="frontier"
      data={{
        head: ["plan", "miss_rate", "miss_rate_low", "miss_rate_high", "total_euro", "euro_low", "euro_high", "status"],
        rows: answer.frontier.map(({ plan, missRate, totalEuro, status }) => [
          ...[plan, missRate.value, missRate.low, missRate.high],
          ...[totalEuro.value, totalEuro.low, totalEuro.high, status],
        ]),
      }}
      caption={t("frontierCaption")}
      legend={<PlanLegend plans={frontier.lines.map(({ plan }) => plan)} />}
      source={source}
      axis={t("frontierX")}
      table={
        <ChartTable
          head={[t("plan"), t("frontierX"), t("frontierY"), t("status")]}
          rows={answer.frontier.map((point) => [
            tPlan(point.plan),
            `${share(point.missRate.value)} (${range(point.missRate, share)})`,
            `${euro(point.totalEuro.value)} (${range(point.totalEuro, euro)})`,
            tContract(point.status),
          ])}
        />
      }
    >
      <FrontierChart frontier={frontier} budgetEuro={budgetEuro} />
    </ChartFigure>
  );
}

function PrevalenceFigure({ answer, source }: FigureProps): ReactNode {
  const t = useTranslations("scaleUp.charts");
  const tPlan = useTranslations("scaleUp.plans");
  const { items, euro, share, range } = useScaleUpFormat();
  const { prevalence: points } = answer;
  if (points.length === 0) return null;
  const input = answer.scenario.inputs.find(({ id }) => id === "prevalence");
  const assumed = input ? spreadOf(input.distribution) : { low: 0, high: 1 };
  const finding = preparePrevalence(points, assumed);
  return (
    <ChartFigure
      title={t("prevalenceTitle", {
        low: items(finding.missedLow),
        high: items(finding.missedHigh),
        from: share(assumed.low),
        to: share(assumed.high),
      })}
      name="missed-cancers"
      data={{
        head: ["prevalence", "missed", "missed_low", "missed_high", "false_alarms", "total_euro"],
        rows: points.map(({ prevalence, missedCancers, falseAlarms, totalEuro }) => [
          ...[prevalence, missedCancers.value, missedCancers.low, missedCancers.high],
          ...[falseAlarms.value, totalEuro.value],
        ]),
      }}
      caption={t("prevalenceCaption", {
        plan: tPlan(answer.verdict.plan),
        level: share(points[0].missedCancers.level),
      })}
      source={source}
      axis={t("prevalenceX")}
      table={
        <ChartTable
          head={[t("prevalenceX"), tPlan("missed"), tPlan("falseAlarms"), tPlan("total")]}
          rows={points.map((point) => [
            share(point.prevalence),
            `${items(point.missedCancers.value)} (${range(point.missedCancers, items)})`,
            `${items(point.falseAlarms.value)} (${range(point.falseAlarms, items)})`,
            euro(point.totalEuro.value),
          ])}
        />
      }
    >
      <PrevalenceChart points={finding.points} />
    </ChartFigure>
  );
}

function TornadoFigure({ answer, source }: FigureProps): ReactNode {
  const t = useTranslations("scaleUp.charts");
  const tPlan = useTranslations("scaleUp.plans");
  const tName = useTranslations("scaleUp.assumptions.names");
  const { euro, unit, range } = useScaleUpFormat();
  const rows = prepareTornado(answer.tornado);
  const plan = answer.plans.find(({ id }) => id === answer.verdict.plan);
  if (!plan) return null;
  if (rows.length === 0)
    return (
      <Card className="p-5">
        <h3 className="text-[15px] leading-snug font-semibold tracking-tight">{t("tornadoTitle.none")}</h3>
      </Card>
    );
  return (
    <ChartFigure
      title={t("tornadoTitle.some", { input: tName(rows[0].id) })}
      name="what-moves-the-cost"
      data={{
        head: ["input", "input_low", "input_high", "total_euro_low", "total_euro_high"],
        rows: rows.map(({ id, low, high, band }) => [id, low, high, ...band]),
      }}
      caption={t("tornadoCaption", { plan: tPlan(plan.id) })}
      source={source}
      table={
        <ChartTable
          head={[t("tornadoInput"), t("tornadoRange"), tPlan("total")]}
          rows={rows.map((row) => [
            tName(row.id),
            range({ low: row.low, high: row.high }, (value) => unit(value, unitOf(row.id))),
            range({ low: row.band[0], high: row.band[1] }, euro),
          ])}
        />
      }
    >
      <TornadoChart rows={rows} totalEuro={plan.totalEuro.value} />
    </ChartFigure>
  );
}
