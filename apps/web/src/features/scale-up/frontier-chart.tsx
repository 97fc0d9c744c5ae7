"use client";
import { useTranslations } from "next-intl";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import { ChartTip } from "../../figures/chart-tip.tsx";
import { PLAN_LOOK } from "./plan-look.ts";
import type { Frontier } from "./prepare-frontier.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** A line a plan, a dot a threshold. */
export function FrontierChart({ frontier, budgetEuro }: { frontier: Frontier; budgetEuro: number }) {
  const t = useTranslations("scaleUp.plans.short");
  const tStatus = useTranslations("guarantee.status");
  const { euro, share } = useScaleUpFormat();
  const statusKey = { certified: "CERTIFIED", estimated: "ESTIMATED", "not decidable": "NOT_DECIDABLE" } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart margin={{ top: 8, right: 20, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke={chartGrid} />
        <XAxis
          type="number"
          dataKey="missRate"
          domain={[0, Math.max(0.01, frontier.missRateMax)]}
          tick={chartTick}
          tickLine={false}
          tickFormatter={share}
          axisLine={chartAxisLine}
        />
        <YAxis
          type="number"
          scale="log"
          domain={frontier.axis.domain}
          ticks={frontier.axis.ticks}
          tick={chartTick}
          tickLine={false}
          axisLine={false}
          tickFormatter={euro}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          content={({ active, payload }) => {
            const of = active ? payload[0]?.payload?.point : undefined;
            return of ? (
              <ChartTip
                title={t(of.plan)}
                lines={[
                  share(of.missRate.value),
                  euro(of.totalEuro.value),
                  of.status === "refuted" ? "" : tStatus(statusKey[of.status as keyof typeof statusKey]),
                ].filter(Boolean)}
              />
            ) : null;
          }}
        />
        <ReferenceLine y={budgetEuro} stroke="var(--foreground)" strokeDasharray="6 3" />
        {frontier.lines.map(({ plan, points }) => (
          <Line
            key={plan}
            data={points}
            dataKey="euro"
            name={t(plan)}
            stroke={PLAN_LOOK[plan].colour}
            strokeDasharray={PLAN_LOOK[plan].dash}
            strokeWidth={2}
            dot={{ r: 2.5, fill: PLAN_LOOK[plan].colour, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
