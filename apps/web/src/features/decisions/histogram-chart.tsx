"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import { decisionFill } from "./decision-patterns.tsx";
import { HistogramTip } from "./histogram-tip.tsx";
import type { ProbabilityHistogram } from "./prepare-probability-histogram.ts";
import { thresholdDash, thresholdMark } from "./threshold-look.ts";

type HistogramChartProps = { histogram: ProbabilityHistogram; patternId: string };

const markRoomPx = 14;

/** The bars and the two lines. Every count stands in the table beside it, so readers of the screen are spared it. */
export function HistogramChart({ histogram, patternId }: HistogramChartProps) {
  const t = useTranslations("histogram");
  const format = useFormatter();
  const bar = { stackId: "decisions", xAxisId: "bins", isAnimationActive: false } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={histogram.bins}
        margin={{ top: markRoomPx, right: 10, bottom: 0, left: 0 }}
        barCategoryGap={1}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke={chartGrid} xAxisId="scale" />
        {/* Bars stand on bins, lines on the scale itself; both span the same width. Without a key and leave to
            overflow, the scale would count the bins instead of keeping its own bounds. */}
        <XAxis xAxisId="bins" dataKey="low" hide height={0} />
        <XAxis
          xAxisId="scale"
          type="number"
          dataKey="low"
          domain={[0, 1]}
          allowDataOverflow
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={(value: number) => format.number(value)}
          tick={chartTick}
          tickLine={false}
          axisLine={chartAxisLine}
          height={22}
        />
        <YAxis
          width="auto"
          allowDecimals={false}
          tick={chartTick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => format.number(value)}
          aria-label={t("count")}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--accent)" }}
          content={({ active, payload }) => {
            const bin = active ? histogram.bins.find((one) => one === payload[0]?.payload) : undefined;
            return bin ? <HistogramTip bin={bin} /> : null;
          }}
        />
        <Bar {...bar} dataKey="normal" fill={decisionFill(patternId, "NORMAL")} />
        <Bar {...bar} dataKey="review" fill={decisionFill(patternId, "REVIEW")} />
        <Bar {...bar} dataKey="cancer" fill={decisionFill(patternId, "CANCER")} />
        {histogram.thresholds.map(({ kind, at }) => (
          <ReferenceLine
            key={kind}
            xAxisId="scale"
            x={at}
            stroke="var(--foreground)"
            strokeWidth={1.5}
            strokeDasharray={thresholdDash[kind]}
            label={({ viewBox }) => (
              <path
                d={thresholdMark[kind]}
                transform={`translate(${"x" in viewBox ? viewBox.x : 0} ${markRoomPx / 2})`}
                fill="var(--foreground)"
              />
            )}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
