"use client";
import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import { ChartTip } from "../../figures/chart-tip.tsx";
import { unitOf } from "./condition-units.ts";
import type { TornadoRow } from "./prepare-tornado.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** A bar an input: the total from one end of its range to the other, about the total as it stands. */
export function TornadoChart({ rows, totalEuro }: { rows: readonly TornadoRow[]; totalEuro: number }) {
  const t = useTranslations("scaleUp.assumptions.names");
  const { euro, unit, range } = useScaleUpFormat();
  const data = rows.map((row) => ({ ...row, name: t(row.id) }));
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
          domain={[0, "auto"]}
          tick={chartTick}
          tickLine={false}
          tickFormatter={euro}
          axisLine={chartAxisLine}
        />
        <YAxis
          type="category"
          dataKey="name"
          width={190}
          tick={{ ...chartTick, fill: "var(--foreground)" }}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--accent)" }}
          content={({ active, payload }) => {
            const row = active ? data.find((one) => one === payload[0]?.payload) : undefined;
            return row ? (
              <ChartTip
                title={row.name}
                lines={[
                  range({ low: row.low, high: row.high }, (value) => unit(value, unitOf(row.id))),
                  range({ low: row.band[0], high: row.band[1] }, euro),
                ]}
              />
            ) : null;
          }}
        />
        <Bar
          dataKey="band"
          fill="var(--cluster-4)"
          fillOpacity={0.75}
          radius={3}
          maxBarSize={22}
          isAnimationActive={false}
        />
        <ReferenceLine x={totalEuro} stroke="var(--foreground)" />
      </BarChart>
    </ResponsiveContainer>
  );
}
