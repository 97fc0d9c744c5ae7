"use client";
import type { PrevalencePoint } from "@brainscan/ml/scaleup/answer";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import { ChartTip } from "../../figures/chart-tip.tsx";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** Missed cancers, median and band, over the share of cancers among the images to come. */
export function PrevalenceChart({ points }: { points: readonly PrevalencePoint[] }) {
  const { items, share, range } = useScaleUpFormat();
  const data = points.map(({ prevalence, missedCancers }) => ({
    ...{ prevalence, missed: missedCancers.value, range: missedCancers },
    band: [missedCancers.low, missedCancers.high],
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={{ top: 8, right: 20, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={chartGrid} />
        <XAxis
          type="number"
          dataKey="prevalence"
          domain={["dataMin", "dataMax"]}
          tick={chartTick}
          tickLine={false}
          tickFormatter={share}
          axisLine={chartAxisLine}
        />
        <YAxis
          type="number"
          domain={[0, "auto"]}
          tick={chartTick}
          tickLine={false}
          axisLine={false}
          tickFormatter={items}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = active ? data.find((one) => one === payload[0]?.payload) : undefined;
            return point ? (
              <ChartTip title={share(point.prevalence)} lines={[items(point.missed), range(point.range, items)]} />
            ) : null;
          }}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--class-cancer)"
          fillOpacity={0.18}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line dataKey="missed" stroke="var(--class-cancer)" strokeWidth={2} dot={false} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
