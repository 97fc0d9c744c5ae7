"use client";
import { useFormatter, useTranslations } from "next-intl";
import { CartesianGrid, ErrorBar, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { chartAxisLine, chartGrid, chartTick } from "../../figures/chart-theme.ts";
import type { CurvePoint, LabelCurve } from "./prepare-label-curve.ts";

type LabelCurveChartProps = { curve: LabelCurve; names: { supervised: string; semiSupervised: string } };

/** The two series stand side by side, so that neither hides the other's interval. */
const ASIDE = 0.04;

/** Points a step apart, whatever their number of labels: 5 and 10 would else lie on one another. Every figure stands in
 *  the table below it. */
export function LabelCurveChart({ curve, names }: LabelCurveChartProps) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const write = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const label = ({ isAll, nLabels }: CurvePoint) =>
    isAll ? t("curve.all", { n: format.number(nLabels) }) : format.number(nLabels);
  const series = [
    { key: "supervised", stroke: "var(--muted-foreground)", dash: "5 4", aside: -ASIDE, Mark: Square },
    { key: "semiSupervised", stroke: "var(--foreground)", dash: undefined, aside: ASIDE, Mark: Disc },
  ] as const;
  const last = curve.points.length - 1;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={chartGrid} />
        <XAxis
          type="number"
          dataKey="x"
          domain={[-0.35, last + 0.35]}
          ticks={curve.points.map((_, at) => at)}
          interval={0}
          tickFormatter={(at: number) => (curve.points[at] ? label(curve.points[at]) : "")}
          tick={chartTick}
          tickLine={false}
          axisLine={chartAxisLine}
          height={22}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={[curve.low, 1]}
          ticks={curve.ticks}
          width="auto"
          tick={chartTick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => format.number(value, { minimumFractionDigits: 2 })}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ active, payload }) => {
            const at = active ? Number(payload[0]?.payload?.at) : Number.NaN;
            const point = curve.points[at];
            if (!point) return null;
            return (
              <div className="rounded-md border bg-popover px-2.5 py-1.5 text-xs shadow-lg">
                <p className="font-medium">{t("curve.labelsOf", { labels: label(point) })}</p>
                {series.map(({ key }) => {
                  const [value, error] = [point[key], point[`${key}Error`]];
                  return value === null || !error ? null : (
                    <p key={key} className="text-muted-foreground">
                      {names[key]}: {write(value)} ({write(value - error[0])} – {write(value + error[1])})
                    </p>
                  );
                })}
              </div>
            );
          }}
        />
        {series.map(({ key, stroke, dash, aside, Mark }) => {
          const drawn = curve.points.flatMap((point, at) => {
            const [y, error] = [point[key], point[`${key}Error`]];
            return y === null || !error ? [] : [{ at, x: at + aside, y, error }];
          });
          return (
            <Scatter
              key={key}
              data={drawn}
              // A line over a gap would say what was not measured.
              line={drawn.length === curve.points.length ? { stroke, strokeWidth: 2, strokeDasharray: dash } : false}
              shape={({ cx, cy }: { cx?: number; cy?: number }) => <Mark cx={cx} cy={cy} fill={stroke} />}
              isAnimationActive={false}
            >
              <ErrorBar
                isAnimationActive={false}
                dataKey="error"
                direction="y"
                stroke={stroke}
                strokeWidth={1.25}
                width={5}
                opacity={0.7}
              />
            </Scatter>
          );
        })}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

type MarkProps = { cx?: number; cy?: number; fill: string };

function Square({ cx, cy, fill }: MarkProps) {
  return cx == null || cy == null ? <g /> : <rect x={cx - 3.5} y={cy - 3.5} width={7} height={7} fill={fill} />;
}

function Disc({ cx, cy, fill }: MarkProps) {
  return cx == null || cy == null ? <g /> : <circle cx={cx} cy={cy} r={4} fill={fill} />;
}
