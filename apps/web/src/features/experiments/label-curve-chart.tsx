"use client";
import { useFormatter, useTranslations } from "next-intl";
import { CartesianGrid, ErrorBar, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { CurvePoint, LabelCurve } from "./prepare-label-curve.ts";

type LabelCurveChartProps = { curve: LabelCurve; names: { supervised: string; semiSupervised: string } };

const tick = { fill: "var(--muted-foreground)", fontSize: 11 };

/** Points a step apart, whatever their number of labels: 5 and 10 would else lie on one another. Every figure stands in
 *  the table below it. */
export function LabelCurveChart({ curve, names }: LabelCurveChartProps) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const write = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const label = ({ isAll, nLabels }: CurvePoint) =>
    isAll ? t("curve.all", { n: format.number(nLabels) }) : format.number(nLabels);
  const series = [
    { key: "supervised", stroke: "var(--muted-foreground)", dash: "5 4", Mark: Square },
    { key: "semiSupervised", stroke: "var(--foreground)", dash: undefined, Mark: Disc },
  ] as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={curve.points} margin={{ top: 8, right: 24, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey={label}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--input)" }}
          padding={{ left: 36, right: 36 }}
          height={22}
        />
        <YAxis
          domain={[curve.low, 1]}
          ticks={curve.ticks}
          width="auto"
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => format.number(value, { minimumFractionDigits: 2 })}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--border)" }}
          content={({ active, payload }) => {
            const point = active ? curve.points.find((one) => one === payload[0]?.payload) : undefined;
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
        {series.map(({ key, stroke, dash, Mark }) => (
          <Line
            key={key}
            dataKey={key}
            stroke={stroke}
            strokeWidth={2}
            strokeDasharray={dash}
            dot={({ cx, cy, index }) => <Mark key={index} cx={cx} cy={cy} fill={stroke} />}
            activeDot={false}
            connectNulls={false}
            isAnimationActive={false}
          >
            <ErrorBar dataKey={`${key}Error`} stroke={stroke} strokeWidth={1.25} width={5} opacity={0.7} />
          </Line>
        ))}
      </LineChart>
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
