"use client";
import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import { ChartTip } from "../../figures/chart-tip.tsx";
import type { CostBars } from "./prepare-costs.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** A bar a plan from its low to its high quantile, a line at its median, the budget across all. */
export function CostChart({ costs, budgetEuro }: { costs: CostBars; budgetEuro: number }) {
  const t = useTranslations("scaleUp.plans.short");
  const { euro, share, range } = useScaleUpFormat();
  const data = costs.bars.map((bar) => ({ ...bar, name: t(bar.plan) }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 4, right: 24, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid horizontal={false} stroke={chartGrid} />
        <XAxis
          type="number"
          scale="log"
          domain={costs.axis.domain}
          ticks={costs.axis.ticks}
          allowDataOverflow
          tick={chartTick}
          tickLine={false}
          tickFormatter={euro}
          axisLine={chartAxisLine}
        />
        <YAxis
          type="category"
          dataKey="name"
          width={104}
          tick={{ ...chartTick, fill: "var(--foreground)" }}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--accent)" }}
          content={({ active, payload }) => {
            const bar = active ? data.find((one) => one === payload[0]?.payload) : undefined;
            return bar ? (
              <ChartTip
                title={bar.name}
                lines={[euro(bar.median), range({ low: bar.band[0], high: bar.band[1] }, euro), share(bar.probability)]}
              />
            ) : null;
          }}
        />
        <Bar
          dataKey="band"
          isAnimationActive={false}
          maxBarSize={26}
          shape={(props: unknown) => <RangeBar {...(props as RangeBarProps)} domain={costs.axis.domain} />}
        />
        <ReferenceLine
          x={budgetEuro}
          stroke="var(--foreground)"
          strokeDasharray="6 3"
          label={{ value: euro(budgetEuro), position: "insideTopRight", fill: "var(--foreground)", fontSize: 12 }}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

type RangeBarProps = {
  x: number;
  y: number;
  width: number;
  height: number;
  payload: CostBars["bars"][number];
  domain: [number, number];
};

/** The least width that is still seen: a cost without spread is a line. */
const WIDTH_MIN_PX = 3;

function RangeBar({ x, y, width, height, payload }: RangeBarProps) {
  const [low, high] = payload.band.map(Math.log);
  const at = high > low ? (Math.log(payload.median) - low) / (high - low) : 0.5;
  const drawn = Math.max(WIDTH_MIN_PX, Math.abs(width));
  const left = Math.min(x, x + width);
  return (
    <g>
      <rect x={left} y={y} width={drawn} height={height} rx={3} fill="var(--class-normal)" fillOpacity={0.35} />
      <rect x={left + at * drawn - 1.5} y={y - 2} width={3} height={height + 4} rx={1.5} fill="var(--class-normal)" />
    </g>
  );
}
