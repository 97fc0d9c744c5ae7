"use client";
import { useFormatter } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import type { GuaranteeCurve } from "./prepare-guarantee-curve.ts";

/** The miss rate with its band, the limit as a line, the threshold in use as a dot. The table beside it says the same. */
export function GuaranteeChart({ curve }: { curve: GuaranteeCurve }) {
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const axis = {
    type: "number",
    tick: chartTick,
    tickLine: false,
    tickFormatter: percent,
    allowDataOverflow: true,
  } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={curve.points} margin={{ top: 6, right: 14, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={chartGrid} />
        <XAxis
          {...axis}
          dataKey="automation"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          axisLine={chartAxisLine}
          height={22}
        />
        <YAxis
          {...axis}
          domain={[0, curve.ticks[curve.ticks.length - 1]]}
          ticks={curve.ticks}
          width="auto"
          axisLine={false}
        />
        <Area
          dataKey="band"
          type="stepAfter"
          stroke="none"
          fill="var(--class-cancer)"
          fillOpacity={0.18}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="missRate"
          type="stepAfter"
          stroke="var(--class-cancer)"
          strokeWidth={2}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <ReferenceLine y={curve.alpha} stroke="var(--foreground)" strokeDasharray="6 3" />
        {curve.chosen ? (
          <ReferenceDot
            x={curve.chosen.automation}
            y={curve.chosen.missRate}
            r={5}
            fill="var(--card)"
            stroke="var(--foreground)"
            strokeWidth={2}
          />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
