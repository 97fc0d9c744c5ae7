"use client";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import { DecisionPatterns, decisionFill } from "./decision-patterns.tsx";
import { HistogramTable } from "./histogram-table.tsx";
import type { ProbabilityHistogram as Prepared } from "./prepare-probability-histogram.ts";
import { ThresholdLegend } from "./threshold-legend.tsx";

// The chart library is as heavy as the rest of the page: the figures come first.
const HistogramChart = dynamic(() => import("./histogram-chart.tsx").then((module) => module.HistogramChart), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

const legend = [
  { decision: "NORMAL", key: "normal" },
  { decision: "REVIEW", key: "review" },
  { decision: "CANCER", key: "cancer" },
] as const;

/** How sure the study is of the images that nobody labelled, and where it cuts. */
export function ProbabilityHistogram({ histogram }: { histogram: Prepared }) {
  const t = useTranslations("histogram");
  const tDecision = useTranslations("classes.decision");
  const format = useFormatter();
  const patternId = useId();
  const { n, bins, totals, fullest, thresholds } = histogram;
  const shown = format.number(n);
  const summary = t("summary", {
    shown,
    normal: format.number(totals.normal),
    cancer: format.number(totals.cancer),
    review: format.number(totals.review),
    low: format.number(fullest.low),
    high: format.number(fullest.high),
    largest: format.number(fullest.total),
  });
  return (
    <ChartFrame
      title={t("title")}
      summary={summary}
      name="probabilities"
      data={{
        head: ["low", "high", "normal", "review", "cancer", "total"],
        rows: bins.map((bin) => [bin.low, bin.high, bin.normal, bin.review, bin.cancer, bin.total]),
      }}
      height="h-44"
      axis={t("axis")}
      legend={
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
          {legend.map(({ decision, key }) => (
            <li key={decision} className="flex items-center gap-1.5">
              <svg width="14" height="10" aria-hidden className="shrink-0">
                <rect width="14" height="10" rx="1.5" fill={decisionFill(patternId, decision)} />
              </svg>
              {tDecision(decision)} <span className="font-medium text-foreground">{format.number(totals[key])}</span>
            </li>
          ))}
        </ul>
      }
      caption={
        <>
          <ThresholdLegend thresholds={thresholds} />
          {t("caption", { count: n, shown, bins: String(bins.length) })}
        </>
      }
      table={<HistogramTable histogram={histogram} />}
    >
      <DecisionPatterns id={patternId} />
      <HistogramChart histogram={histogram} patternId={patternId} />
    </ChartFrame>
  );
}
