"use client";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { ChartFrame } from "../../figures/chart-frame.tsx";
import type { GuaranteeCurve } from "./prepare-guarantee-curve.ts";

// The chart library is as heavy as the rest of the page: the figures come first.
const GuaranteeChart = dynamic(() => import("./guarantee-chart.tsx").then((module) => module.GuaranteeChart), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

/** How many images could be decided, at which miss rate. */
export function GuaranteeFigure({ curve }: { curve: GuaranteeCurve }) {
  const t = useTranslations("guarantee.curve");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const { points, chosen, alpha, level, n, dominated } = curve;
  const last = points[points.length - 1];
  return (
    <ChartFrame
      title={t("title")}
      summary={t("summary", {
        from: percent(points[0].automation),
        to: percent(last.automation),
        low: percent(points[0].missRate),
        high: percent(last.missRate),
      })}
      name="guarantee"
      data={{
        head: ["threshold", "share_decided", "miss_rate", "miss_rate_low", "miss_rate_high", "level", "n"],
        rows: points.map(({ threshold, automation, missRate, band }) => [
          ...[threshold, automation, missRate, ...band, level, n],
        ]),
      }}
      height="h-52"
      axis={t("axis")}
      caption={
        <>
          {t("caption", { level: percent(level), n: format.number(n), alpha: percent(alpha) })}{" "}
          {chosen ? t("dot") : null} {dominated > 0 ? t("dominated", { count: dominated }) : null}
        </>
      }
      table={
        <div className="max-h-72 overflow-y-auto">
          <Table>
            <thead>
              <tr>
                <Th>{t("threshold")}</Th>
                <Th className="text-right">{t("automation")}</Th>
                <Th className="text-right">{t("missRate")}</Th>
                <Th className="text-right">{t("band", { level: percent(level) })}</Th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.threshold} aria-current={point === chosen ? "true" : undefined}>
                  <Td className="py-1">{format.number(point.threshold, { minimumFractionDigits: 3 })}</Td>
                  <Td className="py-1 text-right">{percent(point.automation)}</Td>
                  <Td className="py-1 text-right">{percent(point.missRate)}</Td>
                  <Td className="py-1 text-right">
                    {t("bounds", { low: percent(point.band[0]), high: percent(point.band[1]) })}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      }
    >
      <GuaranteeChart curve={curve} />
    </ChartFrame>
  );
}
